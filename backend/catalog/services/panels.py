"""What a lab does with its panels. Each verb is one transaction: lock, check, change, record."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.actor import Actor
from accounts.models import User
from catalog.models import CatalogPanel, CatalogTest
from catalog.querysets import ACTIVE, RETIRED
from catalog.rules.faults import Fault, refuse
from catalog.services.items import (
    apply_changes,
    content_of,
    lock_item,
    lock_own_catalogue,
    record_change,
    refuse_status,
    refuse_taken_code,
    save_version,
    set_status,
    step,
)

Content = dict[str, Any]


@transaction.atomic
def add_panel(*, actor: Actor, code: str, content: Content) -> CatalogPanel:
    """Offer tests of the actor's lab together.

    Args:
        code: what the lab calls it, once and for all.
        content: all of it, in the shape of ``CatalogPanelContentSerializer``.

    Raises:
        Forbidden: the actor is no admin of a lab.
        Invalid: the code is taken, or a test is not among the lab's active ones.
    """
    lab = lock_own_catalogue(actor)
    refuse_taken_code(CatalogPanel, lab, code)
    panel = CatalogPanel(lab=lab, code=code)
    refuse(find_panel_faults(panel, content))
    write_panel(panel, content, actor.user)
    record_change("panel_added", panel, actor)
    return panel


@transaction.atomic
def change_panel(
    *, panel_id: UUID, actor: Actor, changes: Mapping[str, Any], expected_version: int | None = None
) -> CatalogPanel:
    """Say something else of a panel; what is said already makes no version.

    Raises:
        Missing, Forbidden, Stale, Invalid.
    """
    panel: CatalogPanel = lock_item(CatalogPanel, panel_id, actor, expected_version)
    content, changed = apply_changes(panel, changes)
    if not changed:
        return panel
    refuse(find_panel_faults(panel, content))
    step(panel)
    write_panel(panel, content, actor.user)
    record_change("panel_changed", panel, actor, fields=changed)
    return panel


@transaction.atomic
def retire_panel(*, panel_id: UUID, actor: Actor, expected_version: int | None = None) -> CatalogPanel:
    """Offer a panel no longer; its tests stay.

    Raises:
        Missing, Forbidden, Stale; Conflict: it is retired already.
    """
    panel: CatalogPanel = lock_item(CatalogPanel, panel_id, actor, expected_version)
    refuse_status(panel, RETIRED)
    set_status(panel, RETIRED, "panel_retired", actor, write=write_panel)
    return panel


@transaction.atomic
def reactivate_panel(*, panel_id: UUID, actor: Actor, expected_version: int | None = None) -> CatalogPanel:
    """Offer a retired panel again.

    Raises:
        Missing, Forbidden, Stale; Conflict: it is active already; Invalid: one of its tests is retired.
    """
    panel: CatalogPanel = lock_item(CatalogPanel, panel_id, actor, expected_version)
    refuse_status(panel, ACTIVE)
    refuse(find_panel_faults(panel, content_of(panel)))
    set_status(panel, ACTIVE, "panel_reactivated", actor, write=write_panel)
    return panel


def find_panel_faults(panel: CatalogPanel, content: Content) -> Iterator[Fault]:
    """Tests that are not the lab's active ones, or named twice."""
    rows = CatalogTest.objects.filter(lab_id=panel.lab_id, status=ACTIVE, pk__in=content["tests"])
    offered = {str(key) for key in rows.values_list("pk", flat=True)}
    seen = set()
    for index, test_id in enumerate(content["tests"]):
        if test_id in seen:
            yield Fault(f"tests[{index}]", "not_unique", "It stands here twice. Remove one.")
        elif test_id not in offered:
            yield Fault(f"tests[{index}]", "not_offered", "Choose among the active tests of your lab.")
        seen.add(test_id)


def write_panel(panel: CatalogPanel, content: Content, author: User) -> None:
    """Save a panel and the version that ``content`` is; nothing is checked here."""
    save_version(panel, content, author, describe_panel(panel, content))


def describe_panel(panel: CatalogPanel, content: Content) -> list[str]:
    """Let an unsaved panel say what ``content`` says, and return what it is found by."""
    for name in ("name", "category", "synonyms", "tests"):
        setattr(panel, name, content[name])
    return [panel.name, *panel.synonyms, panel.code]
