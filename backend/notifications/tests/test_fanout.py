"""Who is told what, and that rows stand in the order's own transaction."""

import pytest
from django.db import transaction

from accounts.models import Role
from accounts.services.labs import approve_lab
from notifications.models import EmailDelivery, FeedEntry, Notification
from notifications.rules import RULES
from orders.services import place_order, transition_order

pytestmark = pytest.mark.django_db

# (action, by, status before) → the kind and the side that hears of it; product.md's table, written out.
HEARD = [
    ("review", "lab", "submitted", "order_reviewed", "clinic"),
    ("start", "lab", "pending_review", "order_started", "clinic"),
    ("hold", "lab", "pending_review", "order_held", "clinic"),
    ("resume", "lab", "on_hold", "order_resumed", "clinic"),
    ("resume", "clinic", "on_hold", "order_answered", "lab"),
    ("complete", "lab", "in_progress", "order_completed", "clinic"),
    ("deliver", "lab", "completed", "order_delivered", "clinic"),
    ("reject", "lab", "submitted", "order_rejected", "clinic"),
    ("cancel", "clinic", "submitted", "order_cancelled", "lab"),
]


@pytest.mark.parametrize(("action", "by", "before", "kind", "hears"), HEARD)
def test_the_other_side_hears_and_the_doer_does_not(
    action, by, before, kind, hears, order_maker, clinic_staff, clinic_admin, lab_staff, lab_admin
):
    order = order_maker(before)
    Notification.objects.all().delete()
    actor = {"lab": lab_staff, "clinic": clinic_staff}[by]

    transition_order(order_id=order.pk, action=action, actor=actor, note="Why.", reason_code="other")

    people = {
        "clinic": {clinic_staff.user_id, clinic_admin.user_id},
        "lab": {lab_staff.user_id, lab_admin.user_id},
    }
    told = Notification.objects.filter(kind=kind)
    assert set(told.values_list("recipient_id", flat=True)) == people[hears]
    assert Notification.objects.exclude(kind=kind).count() == 0


def test_a_new_order_reaches_the_labs_workers_but_no_viewer_and_nobody_else(
    order_maker, lab_staff, lab_admin, lab_viewer, other_lab_staff, other_clinic_staff
):
    order = order_maker()

    told = Notification.objects.all()
    assert set(told.values_list("recipient_id", flat=True)) == {lab_staff.user_id, lab_admin.user_id}
    assert {row.message for row in told} == {f"Riverside Clinic sent order {order.number}."}


def test_nobody_hears_of_their_own_act(lab, clinic_staff, make_member):
    # The same person works on both sides.
    both = make_member(lab, "both")
    both.user.memberships.create(organization=clinic_staff.organization, role=Role.STAFF)
    order = place_order(actor=clinic_staff, lab=lab, delivery_method="email")
    Notification.objects.all().delete()

    transition_order(order_id=order.pk, action="review", actor=both)

    assert set(Notification.objects.values_list("recipient_id", flat=True)) == {clinic_staff.user_id}


def test_a_draft_tells_nobody_even_when_it_is_cancelled(order_maker, clinic_staff, lab_staff):
    draft = order_maker("draft")
    transition_order(order_id=draft.pk, action="cancel", actor=clinic_staff)

    assert Notification.objects.count() == 0
    assert set(FeedEntry.objects.values_list("organization_id", flat=True)) == {clinic_staff.organization_id}


def test_a_change_that_fails_leaves_no_row_behind(order_maker, lab_staff):
    order = order_maker()
    before = Notification.objects.count(), FeedEntry.objects.count(), EmailDelivery.objects.count()

    @transaction.atomic
    def start_and_die():
        transition_order(order_id=order.pk, action="start", actor=lab_staff)
        raise RuntimeError("the server dies")

    with pytest.raises(RuntimeError):
        start_and_die()

    assert (Notification.objects.count(), FeedEntry.objects.count(), EmailDelivery.objects.count()) == before
    order.refresh_from_db()
    assert order.status == "submitted"


def test_numbers_are_gapless_per_person_and_per_organization(order_maker, clinic_staff, lab_staff):
    for _ in range(3):
        order_maker("in_progress")

    mine = Notification.objects.filter(recipient=clinic_staff.user).order_by("seq")
    assert list(mine.values_list("seq", flat=True)) == list(range(1, 7))
    for organization in (clinic_staff.organization, lab_staff.organization):
        feed = FeedEntry.objects.filter(organization=organization).order_by("seq")
        assert list(feed.values_list("seq", flat=True)) == list(range(1, 10))


def test_messages_never_carry_what_people_wrote(order_maker, clinic_staff, lab_staff):
    order = order_maker("submitted", notes="CANARY-NOTES", client_reference="CANARY-REFERENCE")
    transition_order(order_id=order.pk, action="hold", actor=lab_staff, note="CANARY-QUESTION")
    transition_order(order_id=order.pk, action="resume", actor=clinic_staff, note="CANARY-ANSWER")

    assert not [row.message for row in Notification.objects.all() if "CANARY" in row.message]


def test_an_approved_labs_workers_hear_of_it_once(waiting_lab, waiting_lab_staff, administrator):
    approve_lab(organization_id=waiting_lab.pk, by=administrator)
    approve_lab(organization_id=waiting_lab.pk, by=administrator)

    rows = Notification.objects.values_list("recipient_id", "kind", "order_id")
    assert list(rows) == [(waiting_lab_staff.user_id, "lab_approved", None)]


def test_every_kind_has_a_sentence_that_can_be_filled_in():
    for rule in RULES.values():
        assert "{" not in rule.says.format(
            clinic="C",
            lab="L",
            number="N",
            person="P",
            organization="O",
            reason="R",
            accession="A",
            manifest="M",
            specimens="S",
            are="are",
        )
