"""What a file would make of a lab's catalogue, and what keeps it from that. Nothing is written here."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from accounts.models import Organization
from catalog.exchange.columns import TEST
from catalog.exchange.entries import Entry, FileFault
from catalog.models import CatalogItem, CatalogPanel, CatalogPanelVersion, CatalogTest, CatalogTestVersion
from catalog.querysets import ACTIVE, RETIRED
from catalog.rules.document import circle_of, faults_among, find_faults, measures_of
from catalog.rules.faults import Fault
from catalog.serializers.errors import find_body_faults
from catalog.serializers.items import NewCatalogTestSerializer
from catalog.serializers.panels import MOST_TESTS, NewCatalogPanelSerializer
from catalog.services.lab_tests import together

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"
# Stands for a test that is named by its code, until the test is known.
_SOME_ID: Final = str(UUID(int=0))


@dataclass
class Planned:
    """A test or panel as the file wants it.

    Attributes:
        item: the lab's, or a new one that is not saved.
        before: what is said of it now; ``None`` of a new one.
        fields: what the file changes of it.
    """

    entry: Entry
    item: Any
    before: dict[str, Any] | None
    content: dict[str, Any]
    status: str

    fields: list[str] = field(init=False)
    change: str = field(init=False)

    def __post_init__(self) -> None:
        self.fields, self.change = [], NEW
        if self.before is not None:
            differing = sorted(name for name in self.content if self.content[name] != self.before.get(name))
            self.fields = [*differing, *(["status"] if self.status != self.item.status else [])]
            self.change = CHANGED if self.fields else UNCHANGED


@dataclass
class Plan:
    """What a file would make of the catalogue that ``state`` is the digest of."""

    tests: list[Planned] = field(default_factory=list)
    panels: list[Planned] = field(default_factory=list)
    faults: list[FileFault] = field(default_factory=list)
    state: str = ""

    def count(self) -> dict[str, int]:
        """How many are new, changed and unchanged."""
        changes = [each.change for each in (*self.tests, *self.panels)]
        return {change: changes.count(change) for change in (NEW, CHANGED, UNCHANGED)}


class Catalogue:
    """All that a lab offers and has offered, read at once: code without capitals → item, and what is said of it."""

    def __init__(self, lab: Organization) -> None:
        self.lab = lab
        self.tests = _by_code(CatalogTest, lab)
        self.panels = _by_code(CatalogPanel, lab)
        self.content = {**_content(CatalogTestVersion, lab), **_content(CatalogPanelVersion, lab)}

    @property
    def state(self) -> str:
        """A digest that is another one after each change."""
        items = [*self.tests.values(), *self.panels.values()]
        versions = sorted(f"{item.pk}:{item.version}" for item in items)
        return hashlib.sha256(" ".join(versions).encode()).hexdigest()

    def said(self, items: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What is said of these items, with code and status, by code."""
        return [
            {"code": item.code, "status": item.status, **self.content[item.pk]}
            for _, item in sorted(items.items())
        ]


def plan_import(lab: Organization, entries: Iterable[Entry], faults: Iterable[FileFault]) -> Plan:
    """Compare what a file says with what the lab offers.

    Args:
        faults: what of the file could not be understood.
    """
    catalogue = Catalogue(lab)
    plan = Plan(faults=list(faults), state=catalogue.state)
    entries = list(entries)
    for entry in (entry for entry in entries if entry.kind == TEST):
        _plan_test(plan, catalogue, entry)
    if not plan.faults:  # without the tests that cannot be read, much would seem to be missing
        plan.faults += _formula_faults(plan, catalogue)
    tests = {code: (item.pk, item.status) for code, item in catalogue.tests.items()}
    tests |= {each.entry.code.casefold(): (each.item.pk, each.status) for each in plan.tests}
    unread = {entry.code.casefold() for entry in entries if entry.kind == TEST} - tests.keys()
    for entry in (entry for entry in entries if entry.kind != TEST):
        _plan_panel(plan, catalogue, entry, tests, unread)
    plan.faults += _faults_of_panels(plan, catalogue)
    plan.faults.sort(key=lambda fault: (fault.row or 0, fault.code, fault.column or ""))
    return plan


def _plan_test(plan: Plan, catalogue: Catalogue, entry: Entry) -> None:
    said = dict(entry.body)
    item = catalogue.tests.get(entry.code.casefold())
    faults = list(_status_faults(said))
    status = said.pop("status", item.status if item else ACTIVE)
    body = NewCatalogTestSerializer(data={**said, "code": entry.code})
    faults += [*find_body_faults(body), *_unknown_members(body, said)]
    if not faults:
        content = dict(body.validated_data)
        code = content.pop("code")
        faults += find_faults(content)
    if not faults:
        before = catalogue.content[item.pk] if item else None
        new = item or CatalogTest(lab=catalogue.lab, code=code)
        plan.tests.append(Planned(entry, new, before, content, status))
    plan.faults += entry.locate(faults)


def _formula_faults(plan: Plan, catalogue: Catalogue) -> Iterator[FileFault]:
    """Formulas that would read what no active test measures, or lead back to themselves: the file's, and the lab's."""
    named = {each.item.pk for each in plan.tests}
    untouched = [item for item in catalogue.tests.values() if item.status == ACTIVE and item.pk not in named]
    active = [each for each in plan.tests if each.status == ACTIVE]
    known = together(
        {item.code: item.measures for item in untouched}
        | {each.item.code: measures_of(each.content) for each in active}
    )
    circle = circle_of(known)
    for each in active:
        yield from each.entry.locate(faults_among(each.content, known, circle))
    for item in untouched:
        for fault in faults_among(catalogue.content[item.pk], known, circle):
            detail = f"This test of your lab, which the file does not name, would not be calculated. {fault.detail}"
            yield FileFault(None, None, item.code, detail)


def _plan_panel(
    plan: Plan,
    catalogue: Catalogue,
    entry: Entry,
    tests: Mapping[str, tuple[UUID, str]],
    unread: Set[str],
) -> None:
    """Compare a panel; ``unread`` are codes of new tests that the file describes, with faults."""
    said = dict(entry.body)
    item = catalogue.panels.get(entry.code.casefold())
    faults = list(_status_faults(said))
    status = said.pop("status", item.status if item else ACTIVE)
    codes = said.get("tests", [])
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        faults.append(Fault("tests", "invalid", "Give the codes of the tests."))
        codes = []
    stand_ins = [_SOME_ID] * min(len(codes), MOST_TESTS + 1)
    body = NewCatalogPanelSerializer(data={**said, "code": entry.code, "tests": stand_ins})
    faults += [
        *find_body_faults(body),
        *_unknown_members(body, said),
        *_faults_of_codes(codes, tests, unread, status),
    ]
    if not faults and unread.isdisjoint(code.strip().casefold() for code in codes):
        content = dict(body.validated_data)
        code = content.pop("code")
        content["tests"] = [str(tests[each.strip().casefold()][0]) for each in codes]
        before = catalogue.content[item.pk] if item else None
        plan.panels.append(
            Planned(entry, item or CatalogPanel(lab=catalogue.lab, code=code), before, content, status)
        )
    plan.faults += entry.locate(faults)


def _faults_of_codes(
    codes: list[str], tests: Mapping[str, tuple[UUID, str]], unread: Set[str], status: str
) -> Iterator[Fault]:
    seen = set()
    for index, code in enumerate(codes):
        known = code.strip().casefold()
        if known in seen:
            yield Fault(f"tests[{index}]", "not_unique", f"{code} stands here twice. Remove one.")
        elif known in unread:
            continue
        elif known not in tests:
            detail = f"Neither your lab nor this file has a test {code}."
            yield Fault(f"tests[{index}]", "unknown_code", detail)
        elif status == ACTIVE and tests[known][1] != ACTIVE:
            yield Fault(
                f"tests[{index}]", "not_offered", f"{code} is retired. Take it out, or retire the panel."
            )
        seen.add(known)


def _faults_of_panels(plan: Plan, catalogue: Catalogue) -> Iterator[FileFault]:
    """Tests that the file retires and a panel of the lab, which the file does not name, holds."""
    named = {each.item.pk for each in plan.panels}
    panels = [each for each in catalogue.panels.values() if each.status == ACTIVE and each.pk not in named]
    for each in plan.tests:
        holding = sorted(panel.code for panel in panels if str(each.item.pk) in panel.tests)
        if each.status == RETIRED and holding:
            detail = f"Panels hold this test: {', '.join(holding[:10])}. Name them in the file without it, or retired."
            yield each.entry.at("status", detail)


def _status_faults(said: Mapping[str, Any]) -> Iterator[Fault]:
    if said.get("status", ACTIVE) not in (ACTIVE, RETIRED):
        yield Fault("status", "invalid_choice", "Write active or retired, or leave it blank.")


def _unknown_members(body: Any, said: Mapping[str, Any]) -> Iterator[Fault]:
    for name in said:
        if name not in body.fields:
            yield Fault(str(name)[:100], "unknown", "A catalogue has no such member. Remove it.")


def _by_code(model: type[CatalogItem], lab: Organization) -> dict[str, Any]:
    return {item.code.casefold(): item for item in model._default_manager.filter(lab=lab)}


def _content(versions: Any, lab: Organization) -> dict[UUID, dict[str, Any]]:
    return {row.item_id: row.content for row in versions.objects.filter(lab=lab).current()}
