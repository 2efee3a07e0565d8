"""What becomes of specimens stands in the log of their order, which both sides read."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from accounts.actor import Actor
from orders.events import write_beside
from orders.models import Order, OrderEvent
from specimens.models import Manifest, Specimen


def write_specimen_event(
    *,
    action: str,
    order: Order,
    specimen: Specimen,
    actor: Actor,
    before: str | None,
    facts: Mapping[str, Any] | None = None,
    note: str = "",
    reason_code: str = "",
) -> OrderEvent:
    """Append what happened to one specimen, to be announced by the caller.

    Args:
        before: its status before; ``None`` if it is new.
        facts: what was given with the step; empty ones are left out.
    """
    given = {name: readable(value) for name, value in (facts or {}).items() if value not in (None, "")}
    return write_beside(
        order=order,
        action=action,
        actor=actor,
        note=note,
        reason_code=reason_code,
        data={"specimen": mention(specimen), "from": before, "to": str(specimen.status), **given},
    )


def write_manifest_event(
    *,
    action: str,
    order: Order,
    manifest: Manifest,
    actor: Actor,
    specimens: Iterable[Specimen],
    missing: Iterable[Specimen] | None = None,
    note: str = "",
) -> OrderEvent:
    """Append what happened to the specimens of one order together."""
    data: dict[str, Any] = {
        "manifest": {"id": str(manifest.pk), "number": manifest.number},
        "specimens": [brief(each) for each in specimens],
    }
    if missing is not None:
        data["missing"] = [brief(each) for each in missing]
    return write_beside(order=order, action=action, actor=actor, note=note, data=data)


def mention(specimen: Specimen) -> dict[str, str]:
    """A specimen as an event of its own names it."""
    return {**brief(specimen), "type": specimen.type}


def brief(specimen: Specimen) -> dict[str, str]:
    """A specimen as others name it."""
    return {"id": str(specimen.pk), "accession_number": specimen.accession_number}


def readable(value: Any) -> Any:
    """A fact as the log keeps it and the wire shows it."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return float(value) if isinstance(value, Decimal) else value
