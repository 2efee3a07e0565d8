"""Making a lab's catalogue what a file says: seen before, then all of it or nothing."""

import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction

from accounts.actor import Actor, Rule, lab_admin, lab_member
from accounts.models import Organization
from accounts.who import who_is
from audit.record import record
from catalog.exchange.entries import Entry, FileFault
from catalog.exchange.plan import UNCHANGED, Catalogue, Plan, Planned, plan_import
from catalog.models import CatalogItem, CatalogPanel, CatalogTest
from catalog.services.items import Written, lock_own_catalogue, save_versions, step
from catalog.services.lab_tests import describe_test
from catalog.services.panels import describe_panel
from common.errors import Conflict, Forbidden, Invalid


class CatalogueFile(NamedTuple):
    """A file as it came, and what it says."""

    raw: bytes
    entries: list[Entry]
    faults: list[FileFault]


def preview_import(*, actor: Actor, file: CatalogueFile) -> Plan:
    """What importing the file would do now, or what is wrong with it.

    Raises:
        Forbidden: the actor is no admin of a lab.
    """
    return plan_import(_own_lab(actor, lab_admin), file.entries, file.faults)


def token_of(file: CatalogueFile, plan: Plan) -> str:
    """Names this file and this state of the catalogue: importing by it does what was seen, or nothing."""
    return f"{hashlib.sha256(file.raw).hexdigest()[:32]}-{plan.state[:32]}"


@transaction.atomic
def import_catalogue(*, actor: Actor, file: CatalogueFile, token: str) -> Plan:
    """Make the actor's catalogue what the file says. What it does not name stays, and so does what is said already.

    Args:
        token: of the preview that was looked at.

    Raises:
        Forbidden: the actor is no admin of a lab.
        Invalid: the token is of another file, or something is wrong with the file.
        Conflict: the catalogue has changed since (``catalogue_changed``).
    """
    lab = lock_own_catalogue(actor)
    plan = plan_import(lab, file.entries, file.faults)
    now = token_of(file, plan)
    if token.partition("-")[0] != now.partition("-")[0]:
        raise Invalid.field(
            "token", "other_file", "Look at the preview of this very file, and import by its token."
        )
    if token != now:
        raise Conflict(
            "Your catalogue was changed after this preview. Look at a new one, then import.",
            code="catalogue_changed",
        )
    if plan.faults:
        raise Invalid(errors=[_as_error(fault) for fault in plan.faults[:100]])
    tests, panels = _write(CatalogTest, plan.tests, actor), _write(CatalogPanel, plan.panels, actor)
    if tests or panels:
        data = {"file": now.partition("-")[0], "tests": tests, "panels": panels}
        record("catalog.imported", organization_id=lab.pk, who=who_is(actor), data=data)
    return plan


def export_catalogue(actor: Actor) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """All tests and panels of the actor's lab, retired ones too; panels name their tests by code.

    Raises:
        Forbidden: the actor is no member of a lab.
    """
    catalogue = Catalogue(_own_lab(actor, lab_member))
    codes = {str(item.pk): item.code for item in catalogue.tests.values()}
    panels = [
        {**said, "tests": [codes[test_id] for test_id in said["tests"]]}
        for said in catalogue.said(catalogue.panels)
    ]
    return catalogue.said(catalogue.tests), panels


_DESCRIBE: dict[type[CatalogItem], Any] = {CatalogTest: describe_test, CatalogPanel: describe_panel}


def _write(model: type[CatalogItem], planned: Sequence[Planned], actor: Actor) -> dict[str, list[str]]:
    """Write what changes, and say what became of which codes."""
    written: list[Written] = []
    done: dict[str, list[str]] = {}
    for each in planned:
        if each.change == UNCHANGED:
            continue
        done.setdefault(each.status if "status" in each.fields else each.change, []).append(each.item.code)
        if each.before is not None:
            step(each.item)
        each.item.status = each.status
        written.append(Written(each.item, each.content, _DESCRIBE[model](each.item, each.content)))
    save_versions(model, written, actor.user)
    return done


def _own_lab(actor: Actor, may: Rule) -> Organization:
    if not may(actor) or actor.organization is None:
        raise Forbidden("A lab's people export its catalogue, and its admins import it.")
    return actor.organization


def _as_error(fault: FileFault) -> dict[str, str]:
    place = f"row {fault.row}" if fault.row else fault.code
    return {
        "field": ", ".join(filter(None, [place, fault.column])),
        "code": "invalid",
        "detail": fault.detail,
    }
