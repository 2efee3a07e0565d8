"""The cast and the small world that the cases are thrown at."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from accounts.models import Membership, Role
from accounts.services.invitations import invite
from accounts.sessions import start_session
from catalog.serializers.content import read_content
from catalog.services.lab_tests import add_test
from catalog.tests.bodies import body
from conftest import *  # noqa: F403 (the cast)
from notifications.models import Notification
from patients.factories import make_patient
from patients.merging import merge_patients
from patients.models import PatientMerge

ROLES = (
    "anonymous",
    *("clinic_admin", "clinic_staff", "clinic_viewer"),
    *("lab_admin", "lab_staff", "lab_viewer"),
    "administrator",
)


@pytest.fixture(autouse=True)
def keep_connection(db: None) -> Iterator[None]:
    """The transaction around a case outlives its requests, as in Django's own test client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def headers(request: pytest.FixtureRequest) -> dict[str, dict[str, str]]:
    """Role → what its requests carry."""
    return {role: _headers(None if role == "anonymous" else request.getfixturevalue(role)) for role in ROLES}


@pytest.fixture
def ids(request: pytest.FixtureRequest, headers: Any, order_maker: Any) -> dict[str, list[str]]:
    """The first word of a path, or a field → ids that exist."""
    clinic_admin, lab = request.getfixturevalue("clinic_admin"), request.getfixturevalue("lab")
    orders = [str(order_maker(status).pk) for status in ("draft", "submitted", "on_hold", "completed")]
    invitation = invite(email="invited@example.org", role=Role.STAFF, actor=clinic_admin)
    offered = add_test(actor=request.getfixturevalue("lab_admin"), code="GLU", content=read_content(body()))
    known, twin = (make_patient(clinic_admin, name) for name in ("Known", "Twin"))
    merge_patients(patient_id=twin.pk, into=known.pk, actor=clinic_admin)
    members = [str(pk) for pk in Membership.objects.values_list("pk", flat=True)]
    notifications = [str(pk) for pk in Notification.objects.values_list("pk", flat=True)]
    return {
        "orders": orders,
        "patients": [str(known.pk), str(twin.pk)],
        "patient": [str(known.pk), str(twin.pk)],
        "into": [str(known.pk)],
        "merge_id": [str(merge.pk) for merge in PatientMerge.objects.all()],
        "members": members,
        "invitations": [str(invitation.pk)],
        "notifications": notifications,
        "catalog": [str(offered.pk)],
        "labs": [str(lab.pk)],
        "lab": [str(lab.pk)],
        "organization": [str(clinic_admin.organization_id), str(lab.pk)],
        "ids": notifications,
    }


def _headers(actor: Any) -> dict[str, str]:
    if actor is None:
        return {}
    membership = actor if isinstance(actor, Membership) else None
    _, tokens = start_session(user=getattr(actor, "user", actor), membership=membership)
    return {"Authorization": f"Bearer {tokens.access}"}
