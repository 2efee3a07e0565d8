"""What became of a specimen, and of those that it was collected again for: the lines of the order's log about them."""

from collections.abc import Iterator
from typing import Any

from orders.events import id_of
from orders.models import OrderEvent
from specimens.log import mention
from specimens.models import Specimen

# Their data names the specimen that they follow.
_BECAUSE_OF_ONE = ("hold", "resume")


def journey_of(specimen: Specimen) -> list[OrderEvent]:
    """The events, oldest first, each with its specimen in ``data["specimen"]``; none of them may be saved."""
    mentions = {str(each.pk): mention(each) for each in _chain(specimen)}
    events = specimen.order.events.with_names().order_by("version")
    return [
        event
        for event in events.filter(action__startswith="specimen") | events.filter(action__in=_BECAUSE_OF_ONE)
        if _name_specimen(event, mentions)
    ]


def _chain(specimen: Specimen) -> Iterator[Specimen]:
    """It, and each that it replaces."""
    of_order = {each.pk: each for each in Specimen.objects.filter(order=specimen.order_id)}
    current: Specimen | None = specimen
    while current is not None:
        yield current
        current = of_order.get(current.replaces_id) if current.replaces_id else None


def _name_specimen(event: OrderEvent, mentions: dict[str, Any]) -> bool:
    """Let the event name the one of ``mentions`` that it is about, if it is."""
    data = event.data
    about = [id_of(data["specimen"])] if "specimen" in data else []
    about += [each["id"] for name in ("specimens", "missing") for each in data.get(name, ())]
    found = next((mentions[each] for each in about if each in mentions), None)
    if found is not None:
        event.data = {**data, "specimen": found}
    return found is not None
