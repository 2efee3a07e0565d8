"""The compendium: common tests and panels to begin a catalogue with. A lab answers itself for what it takes over."""

import json
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.db import transaction

from accounts.actor import Actor
from accounts.models import Organization
from accounts.who import who_is
from audit.record import record
from catalog.models import CatalogPanel, CatalogTest
from catalog.rules.document import find_formula_faults, measures_of
from catalog.rules.faults import refuse
from catalog.rules.formulas import names_in
from catalog.serializers.content import read_content
from catalog.services.items import lock_own_catalogue
from catalog.services.lab_tests import other_measures, together, write_test
from catalog.services.panels import write_panel
from common.errors import Conflict, Invalid

_FOLDER: Final = Path(__file__).parent.parent / "compendium"
_PANELS: Final = "panels.json"

Entry = dict[str, Any]


class Taken(NamedTuple):
    """The codes that were new to the lab."""

    tests: list[str]
    panels: list[str]


@lru_cache(maxsize=1)
def compendium_tests() -> dict[str, Entry]:
    """Code → all that is said of a test, by category and name of file."""
    files = [path for path in sorted(_FOLDER.glob("*.json")) if path.name != _PANELS]
    entries = [entry for path in files for entry in _read(path)]
    return {entry["code"]: read_content(entry) for entry in entries}


@lru_cache(maxsize=1)
def compendium_panels() -> dict[str, Entry]:
    """Code → a panel, whose tests are named by their codes."""
    return {entry["code"]: entry for entry in _read(_FOLDER / _PANELS)}


@transaction.atomic
def take_compendium(*, actor: Actor, only: Collection[str] = ()) -> Taken:
    """Begin the actor's catalogue with the compendium, or add parts of it. What the lab has stays as it is.

    Args:
        only: codes of tests and panels; with them comes what they hold and what they are calculated from.

    Raises:
        Forbidden: the actor is no admin of a lab.
        Invalid: ``only`` names something that the compendium has not.
        Conflict: all of it is asked for, and the lab has begun a catalogue of its own.
    """
    lab = lock_own_catalogue(actor)
    wanted = _with_what_it_needs(only) if only else {*compendium_tests(), *compendium_panels()}
    had = {model: _codes_of(model, lab) for model in (CatalogTest, CatalogPanel)}
    tests = [
        code for code in compendium_tests() if code in wanted and code.casefold() not in had[CatalogTest]
    ]
    panels = [
        code for code in compendium_panels() if code in wanted and code.casefold() not in had[CatalogPanel]
    ]
    if not only and (tests or panels) and any(had.values()):
        raise Conflict(
            "Your lab has begun its catalogue. Choose what to add from the compendium, by its codes.",
            code="catalogue_not_empty",
        )
    for code in tests:
        write_test(CatalogTest(lab=lab, code=code), compendium_tests()[code], actor.user)
    for code in tests:
        content = compendium_tests()[code]
        refuse(
            fault.below(code) for fault in find_formula_faults(content, together(other_measures(lab, code)))
        )
    for code in panels:
        _write_panel(lab, compendium_panels()[code], actor)
    if tests or panels:
        counts = {"tests": len(tests), "panels": len(panels)}
        record("catalog.compendium_taken", organization_id=lab.pk, who=who_is(actor), data=counts)
    return Taken(tests, panels)


def _read(path: Path) -> list[Entry]:
    entries: list[Entry] = json.loads(path.read_text(encoding="utf-8"))
    return entries


def _codes_of(model: Any, lab: Organization) -> set[str]:
    return {code.casefold() for code in model.objects.filter(lab=lab).values_list("code", flat=True)}


def _with_what_it_needs(only: Collection[str]) -> set[str]:
    tests, panels = compendium_tests(), compendium_panels()
    unknown = sorted(set(only) - tests.keys() - panels.keys())
    if unknown:
        detail = f"The compendium has no {', '.join(unknown)[:200]}."
        raise Invalid.field("only", "unknown_code", detail)
    measured_by = {measure: code for code, content in tests.items() for measure in measures_of(content)}
    wanted: set[str] = set()
    rest = list(only)
    while rest:
        code = rest.pop()
        if code in wanted:
            continue
        wanted.add(code)
        rest += panels[code]["tests"] if code in panels else []
        formulas = measures_of(tests[code]).values() if code in tests else []
        rest += [measured_by[name] for formula in formulas if formula for name in names_in(formula)]
    return wanted


def _write_panel(lab: Organization, entry: Entry, actor: Actor) -> None:
    ids = dict(CatalogTest.objects.filter(lab=lab, code__in=entry["tests"]).values_list("code", "id"))
    content = {
        **{name: entry[name] for name in ("name", "synonyms", "category")},
        "tests": [str(ids[code]) for code in entry["tests"]],
    }
    write_panel(CatalogPanel(lab=lab, code=entry["code"]), content, actor.user)
