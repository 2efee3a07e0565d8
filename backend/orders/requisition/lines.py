"""The tests of an order: chosen in the lab's catalogue, kept as lines that say what the catalogue said then."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from accounts.models import Organization
from catalog.models import CatalogPanel, CatalogTestVersion
from catalog.rules.faults import Fault
from orders.models import Order, Priority
from orders.requisition.answers import given_again, in_words, read_answers

# As written: ``{test, panel, answers}`` with ids and key → answer.
Chosen = Mapping[str, Any]
# As kept: what the wire shows, the hours by which time is promised, and what repeats are known by.
Line = dict[str, Any]

# Bytes of JSON that all answers of an order may take: whoever reads lists of orders reads them too.
MOST_ANSWERED: Final = 50_000

ON_THE_WIRE = ("test", "code", "name", "version", "panel", "answers")


class Choice(NamedTuple):
    """Lines for what was chosen; without faults there is one for each."""

    lines: list[Line]
    faults: list[Fault]


def choose_tests(
    chosen: Sequence[Chosen],
    *,
    lab: Organization,
    priority: int | None,
    complete: bool,
    kept: Sequence[Line] = (),
) -> Choice:
    """Look the chosen tests up in the lab's catalogue of this moment.

    Args:
        priority: each must be offered at it; ``None`` while that may be put right later.
        complete: the order is being sent, or was: nothing that is required may be missing.
        kept: lines of a sent order. They go on as they were frozen, offered or not.
    """
    source = _Source(chosen, lab, kept)
    lines: list[Line] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for index, each in enumerate(chosen):
        test_id = str(each["test"])
        found = [Fault("test", "not_unique", "This test is chosen twice. Remove one.")]
        if test_id not in seen:
            line, found = source.line_for(each, complete=complete)
            if line is not None:
                lines.append(line)
                found += _priority_faults_of(line, priority) if priority is not None else ()
        seen.add(test_id)
        faults += [fault.below(f"tests[{index}]") for fault in found]
    if _size_of_answers(lines) > MOST_ANSWERED:
        faults.append(Fault("tests", "too_long", "The answers are too long together. Shorten some."))
    return Choice(lines, faults)


def choose_again(order: Order) -> Choice:
    """The tests of a draft that is being sent, by what the catalogue says now."""
    chosen = [as_chosen(line) for line in order.tests]
    return choose_tests(chosen, lab=order.lab, priority=order.priority, complete=True)


def find_priority_faults(lines: Sequence[Line], priority: int) -> Iterator[Fault]:
    """Tests that the lab does not do at this priority."""
    for index, line in enumerate(lines):
        for fault in _priority_faults_of(line, priority):
            yield fault.below(f"tests[{index}]")


def as_chosen(line: Line) -> Chosen:
    """A kept line as it was written."""
    panel = line["panel"]["id"] if line["panel"] else None
    return {"test": line["test"], "panel": panel, "answers": given_again(line["answers"])}


def tests_on_the_wire(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The tests of an order as both sides see them."""
    return [{name: line[name] for name in ON_THE_WIRE} for line in lines]


def codes_of(lines: Sequence[Line]) -> str:
    """``CHOL, TRIG``."""
    return ", ".join(line["code"] for line in lines)


def panels_of(lines: Sequence[Line]) -> str:
    """The codes of the panels, each once."""
    return ", ".join(dict.fromkeys(line["panel"]["code"] for line in lines if line["panel"]))


def answers_of(lines: Sequence[Line]) -> dict[str, str]:
    """Code of a test → its answers in words, of those that have some."""
    return {line["code"]: in_words(line["answers"]) for line in lines if line["answers"]}


class _Source:
    """What is known of the chosen tests and panels, read at once: no query grows with their number."""

    def __init__(self, chosen: Sequence[Chosen], lab: Organization, kept: Sequence[Line]) -> None:
        self.lab = lab
        self.kept: dict[str, Line] = {line["test"]: line for line in kept}
        tests = {str(each["test"]) for each in chosen}
        panels = {str(each["panel"]) for each in chosen if each["panel"]}
        self.offered = _offered(lab, tests - self.kept.keys())
        changed = [
            self.kept[str(each["test"])]
            for each in chosen
            if str(each["test"]) in self.kept and not _is_as_chosen(self.kept[str(each["test"])], each)
        ]
        self.frozen = _frozen(lab, changed)
        self.panels: dict[str, CatalogPanel] = {}
        if panels:
            rows = CatalogPanel.objects.offered_by(lab).filter(pk__in=panels)
            self.panels = {str(panel.pk): panel for panel in rows}

    def line_for(self, each: Chosen, *, complete: bool) -> tuple[Line | None, list[Fault]]:
        """The line for a chosen test, unless it is not offered, and what is wrong with it."""
        test_id = str(each["test"])
        kept = self.kept.get(test_id)
        if kept and _is_as_chosen(kept, each):
            return kept, []
        said = self.frozen.get(test_id) if kept else self.offered.get(test_id)
        if said is None:
            return None, [self._why_not()]
        panel, faults = self._panel_for(each["panel"], test_id, kept)
        answers, wrong = read_answers(said.content["questions"], each["answers"], complete=complete)
        line = {
            "test": test_id,
            "code": said.item.code,
            "name": said.content["name"],
            "version": said.version,
            "panel": panel,
            "answers": answers,
            "loinc": said.content["loinc"],
            "turnaround_hours": said.content["turnaround_hours"],
            "repeat_after_hours": said.content["repeat_after_hours"],
        }
        return line, [*faults, *wrong]

    def _why_not(self) -> Fault:
        if self.kept and not (self.lab.is_approved and self.lab.is_active):
            return Fault(
                "test",
                "lab_not_available",
                "This lab takes no changes of tests at present. Leave them; the rest can be changed.",
            )
        return Fault("test", "not_offered", "This lab does not offer this test. Choose another.")

    def _panel_for(
        self, panel_id: UUID | None, test_id: str, kept: Line | None
    ) -> tuple[dict[str, str] | None, list[Fault]]:
        if panel_id is None:
            return None, []
        if kept and kept["panel"] and kept["panel"]["id"] == str(panel_id):
            return kept["panel"], []
        panel = self.panels.get(str(panel_id))
        if panel is None or test_id not in panel.tests:
            return None, [Fault("panel", "not_offered", "This lab offers no such panel with this test.")]
        return {"id": str(panel.pk), "code": panel.code, "name": panel.name}, []


def _size_of_answers(lines: Sequence[Line]) -> int:
    answers = [given_again(line["answers"]) for line in lines]
    return len(json.dumps(answers, ensure_ascii=False).encode(errors="surrogatepass"))


def _priority_faults_of(line: Line, priority: int) -> Iterator[Fault]:
    hours, wanted = line["turnaround_hours"], Priority(priority).wire
    if hours[wanted] is None:
        offered = " and ".join(each.wire for each in Priority if hours[each.wire] is not None)
        yield Fault(
            "test",
            "priority_not_offered",
            f"{line['name']} ({line['code']}) is not offered as {wanted}, but as {offered}.",
        )


def _is_as_chosen(line: Line, chosen: Chosen) -> bool:
    panel = str(chosen["panel"]) if chosen["panel"] else None
    kept, given = as_chosen(line), chosen["answers"]
    return (
        kept["panel"] == panel
        and kept["answers"].keys() == given.keys()
        # To Python 1 is true, to a question it is not.
        and all(
            type(given[key]) is type(answer) and given[key] == answer
            for key, answer in kept["answers"].items()
        )
    )


def _offered(lab: Organization, tests: set[str]) -> dict[str, CatalogTestVersion]:
    if not tests:
        return {}
    rows = CatalogTestVersion.objects.offered_by(lab).filter(item__in=tests).select_related("item")
    return {str(row.item_id): row for row in rows}


def _frozen(lab: Organization, lines: Sequence[Line]) -> dict[str, CatalogTestVersion]:
    """The versions that the lines froze."""
    if not lines:
        return {}
    rows = (
        CatalogTestVersion.objects.of_open(lab)
        .filter(item__in=[line["test"] for line in lines], version__in={line["version"] for line in lines})
        .select_related("item")
    )
    versions = {line["test"]: line["version"] for line in lines}
    return {str(row.item_id): row for row in rows if row.version == versions[str(row.item_id)]}
