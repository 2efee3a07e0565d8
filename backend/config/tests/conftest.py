"""A small world with everybody in it, and a way to try any route of ``access_table`` as any of them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail
from rest_framework.test import APIClient

from accounts.models import Membership, Role
from accounts.sessions import start_session
from config.tests.access_table import PASSWORD, ROWS, WHO
from notifications.models import Notification

# What must never reach anybody outside: hidden in every text of the clinic and its order, and in names.
CANARY = "canary-7f3a"


@pytest.fixture
def cast(request, make_member, other_clinic, other_lab, waiting_lab, administrator) -> dict[str, Any]:
    """Everybody of the table, each with a password of their own that happens to be the same."""
    people: dict[str, Any] = {
        "other_clinic_admin": make_member(other_clinic, "olga", Role.ADMIN),
        "other_lab_admin": make_member(other_lab, "otto", Role.ADMIN),
        "waiting_lab_admin": make_member(waiting_lab, "wade", Role.ADMIN),
        "administrator": administrator,
    }
    people |= {name: request.getfixturevalue(name) for name in WHO if name not in people}
    password = make_password(PASSWORD)
    for person in people.values():
        user = getattr(person, "user", person)
        user.password = password
        user.save()
    return people


@pytest.fixture
def world(cast, order_maker, clinic, lab) -> dict[str, str]:
    """An order, a draft, a notification, an invitation and a session; every text of them is a canary."""
    type(clinic).objects.filter(pk=clinic.pk).update(name=f"{CANARY} clinic", address=f"{CANARY} street")
    clinic.refresh_from_db()
    for name in ("clinic_admin", "clinic_staff", "clinic_viewer"):
        cast[name].user.first_name = f"{CANARY} person"
        cast[name].user.save()
    order = order_maker(notes=f"{CANARY} notes", client_reference=f"{CANARY} reference")
    draft = order_maker("draft", notes=f"{CANARY} draft")
    told = Notification.objects.get(recipient=cast["lab_staff"].user)
    invitation = APIClient().post(
        "/api/invitations/",
        {"email": f"{CANARY}@example.org", "role": "staff"},
        **bearer(cast["clinic_admin"]),
    )
    session, _ = start_session(user=cast["clinic_staff"].user, membership=cast["clinic_staff"])
    mail.outbox.clear()
    return {
        "order": str(order.pk),
        "draft": str(draft.pk),
        "notification": str(told.pk),
        "invitation": invitation.json()["id"],
        "member": str(cast["clinic_viewer"].pk),
        "session": str(session.pk),
        "clinic": str(clinic.pk),
        "lab": str(lab.pk),
    }


def bearer(actor: Any) -> dict[str, str]:
    membership = actor if isinstance(actor, Membership) else None
    _, tokens = start_session(user=getattr(actor, "user", actor), membership=membership)
    return {"HTTP_AUTHORIZATION": f"Bearer {tokens.access}"}


@pytest.fixture
def attempt(world) -> Callable[..., Any]:
    """``attempt(key, headers, more)``: the answer to the row's request with ``more`` in its body, its streamed body
    read, everything of it in one text.
    """

    def fill(value: Any) -> Any:
        if isinstance(value, str):
            return value.format(**world)
        if isinstance(value, dict):
            return {name: fill(inner) for name, inner in value.items()}
        return [fill(inner) for inner in value] if isinstance(value, list) else value

    def send(key: tuple[str, str], headers: dict[str, str], more: dict[str, Any] | None = None) -> Any:
        body = {**more, **ROWS[key].body} if more else ROWS[key].body
        response = getattr(APIClient(), key[1])(fill(ROWS[key].path), fill(body), **headers)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        response.everything = f"{body.decode()} {dict(response.items())} {response.cookies}"
        return response

    return send
