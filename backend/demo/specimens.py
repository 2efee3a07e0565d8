"""What becomes of the specimens of the demo world: drawn at the clinic, received, used and stored by the lab."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import Count

from accounts.models import Membership, Organization
from accounts.who import member
from audit.who import acting_as
from demo.stories import Step, Story
from orders.models import Order
from specimens.models import Manifest, Specimen
from specimens.services.manifests import receive_manifest, send_manifest
from specimens.services.steps import transition_specimen
from specimens.states import TRANSITIONS, ManifestStatus

# A moment, and what happens then.
Moment = tuple[datetime, Callable[[], object]]

A_MOMENT = timedelta(seconds=5)
DRAWN_AFTER = timedelta(minutes=5)
# Who has just placed an order draws the sample later.
DRAWN_IF_OLDER_THAN_H = 1.5
ON_THEIR_WAY = timedelta(hours=3)
SENT_EARLIER = timedelta(hours=5, minutes=30)
ARRIVED = timedelta(hours=4, minutes=30)
REJECTED_AGO = timedelta(hours=2)
# Step of an order → that of its specimens.
GO_ALONG: dict[str, tuple[str, dict[str, Any]]] = {
    "start": ("use", {}),
    "complete": ("store", {"storage_place": "Fridge 2, rack B"}),
    "deliver": ("discard", {"note": "Kept as long as it was good."}),
}


def follow(
    story: Story,
    placed: Sequence[Order],
    drawn_by: Membership,
    steps: Sequence[tuple[datetime, Step, Membership]],
    moment: datetime,
) -> Iterator[Moment]:
    """What happens to the specimens of one order, as its own steps are taken.

    Args:
        placed: holds the order once it is placed.
        steps: the order's, with their moments and who takes them.
        moment: when it is placed.
    """
    at_the_lab = [(when, step, actor) for when, step, actor in steps if step.by == "lab"]
    is_called_off = bool(steps) and not at_the_lab
    if story.is_draft or is_called_off or story.age_h < DRAWN_IF_OLDER_THAN_H:
        return
    yield moment + DRAWN_AFTER, partial(_move_all, placed, "collect", drawn_by)
    if at_the_lab:
        when, _, actor = at_the_lab[0]
        yield when - A_MOMENT, partial(_move_all, placed, "receive", actor)
    for when, step, actor in at_the_lab:
        if step.action in GO_ALONG:
            action, given = GO_ALONG[step.action]
            yield when + A_MOMENT, partial(_move_all, placed, action, actor, **given)
    if story.recollected:
        _, _, actor = at_the_lab[-1]
        yield (
            moment + timedelta(hours=story.age_h) - REJECTED_AGO,
            partial(
                _move_all,
                placed,
                "reject",
                actor,
                reason_code="haemolysed",
                note="The serum is red, so it cannot be measured.",
            ),
        )


def send_what_is_ready(clinic: Organization, worker: Membership) -> None:
    """Put what the clinic has collected on manifests, one for each lab."""
    ready = Specimen.objects.filter(clinic=clinic).ready_to_send().order_by("id")
    by_lab: dict[Any, list[Any]] = {}
    for specimen in ready:
        by_lab.setdefault(specimen.lab_id, []).append(specimen.pk)
    with acting_as(member(worker)):
        for lab_id, specimen_ids in by_lab.items():
            send_manifest(
                actor=worker, lab_id=lab_id, specimen_ids=specimen_ids, note="Morning round, one blue box."
            )


def receive_all_but_one(lab: Organization, worker: Membership) -> None:
    """Receive what was sent to the lab; of the largest manifest the last specimen is not in the box."""
    sent = Manifest.objects.filter(lab=lab, status=ManifestStatus.SENT)
    on_their_way = sent.annotate(size=Count("lines")).order_by("-size", "id")
    with acting_as(member(worker)):
        for number, manifest in enumerate(on_their_way):
            listed = [each.pk for each in Specimen.objects.on_manifest(manifest.pk).order_by("lines__id")]
            is_short = number == 0 and len(listed) > 1
            receive_manifest(
                manifest_id=manifest.pk,
                actor=worker,
                arrived=listed[:-1] if is_short else listed,
                note="Counted twice: one tube is not in the box." if is_short else "",
            )


def _move_all(placed: Sequence[Order], action: str, actor: Membership, **given: Any) -> None:
    """All of the order that can."""
    with acting_as(member(actor)):
        movable = Specimen.objects.filter(order=placed[0], status__in=TRANSITIONS[action].sources)
        for specimen in movable.order_by("id"):
            transition_specimen(specimen_id=specimen.pk, action=action, actor=actor, given=given)
