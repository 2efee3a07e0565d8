"""Tests that a clinic has near at hand when it orders of a lab."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from accounts.actor import Actor, clinic_worker
from accounts.models import Organization
from catalog.models import CatalogTest
from common.errors import Forbidden, Missing
from orders.models import FavouriteTest, Order
from orders.states import Status

# What is used is seen in the last so many orders, and the most used so many are shown.
_ORDERS: Final = 300
_SHOWN: Final = 12


def usual_tests(*, actor: Actor, lab: Organization, patient_id: UUID | None = None) -> dict[str, Any]:
    """The clinic's favourites of a lab, what it orders there most, and what the patient last had there; of all of it
    what the lab still offers."""
    favourites = FavouriteTest.objects.visible_to(actor).filter(test__lab=lab).order_by("test__name", "id")
    favourite_ids = [str(test_id) for test_id in favourites.values_list("test_id", flat=True)]
    sent = Order.objects.visible_to(actor).filter(lab=lab, submitted_at__isnull=False).order_by("-id")
    recent = sent.values_list("tests", flat=True)[:_ORDERS]
    used = Counter(line["test"] for lines in recent for line in lines)
    last = _last_of_patient(sent, actor, patient_id) if patient_id else None
    asked = [line["test"] for line in last["tests"]] if last else []
    rows = CatalogTest.objects.offered_by(lab).filter(pk__in={*favourite_ids, *used, *asked})
    offered = {str(test.pk): test for test in rows}

    def still(ids: Iterable[str]) -> list[CatalogTest]:
        return [offered[test_id] for test_id in ids if test_id in offered]

    return {
        "favourites": still(favourite_ids),
        "most_used": still(test_id for test_id, _ in used.most_common())[:_SHOWN],
        "last_of_patient": {"order": last, "tests": still(asked)} if last else None,
    }


@transaction.atomic
def make_favourite(*, actor: Actor, test_id: UUID) -> None:
    """Keep a test at hand for the actor's clinic; done already is done.

    Raises:
        Missing: no lab offers it. Forbidden: the actor is no clinic worker.
    """
    _refuse_others(actor)
    test = CatalogTest.objects.visible_to(actor).filter(pk=test_id).first()
    if test is None:
        raise Missing
    FavouriteTest.objects.get_or_create(clinic=actor.organization, test=test)


@transaction.atomic
def unmake_favourite(*, actor: Actor, test_id: UUID) -> None:
    """Keep it no longer.

    Raises:
        Forbidden: the actor is no clinic worker.
    """
    _refuse_others(actor)
    FavouriteTest.objects.visible_to(actor).filter(test=test_id).delete()


def _last_of_patient(sent: Any, actor: Actor, patient_id: UUID) -> dict[str, Any] | None:
    orders = sent.of_patient(actor, patient_id).exclude(status__in=(Status.REJECTED, Status.CANCELLED))
    last: dict[str, Any] | None = (
        orders.exclude(tests=[]).values("id", "number", "submitted_at", "tests").first()
    )
    return last


def _refuse_others(actor: Actor) -> None:
    if not clinic_worker(actor):
        raise Forbidden("Only staff of a clinic keep tests at hand.")
