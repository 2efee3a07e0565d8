"""What must fit together in a test's content, whose shape is already right. Each fault names its place."""

from collections.abc import Iterator, Sequence
from typing import Any

from catalog.rules import formulas
from catalog.rules.ages import find_holes, find_overlaps, span_of
from catalog.rules.faults import Fault
from catalog.rules.formulas import NotAFormula
from catalog.rules.questions import find_question_faults

Row = dict[str, Any]


def find_faults(content: Row) -> list[Fault]:
    """All that is wrong within one test. What depends on the lab's other tests: ``find_formula_faults``."""
    return [
        *_turnaround_faults(content["turnaround_hours"]),
        *_repeated(content["synonyms"], "synonyms", str.casefold),
        *(fault.below("questions") for fault in find_question_faults(content["questions"])),
        *_repeated(content["analytes"], "analytes", lambda analyte: analyte["code"].casefold(), ".code"),
        *(
            fault.below(f"analytes[{index}]")
            for index, analyte in enumerate(content["analytes"])
            for fault in _analyte_faults(analyte)
        ),
    ]


def measures_of(content: Row) -> dict[str, str]:
    """The codes of what a test measures, each with its formula; blank where it is not calculated."""
    return {analyte["code"]: analyte["formula"] for analyte in content["analytes"]}


def find_formula_faults(content: Row, others: dict[str, str]) -> Iterator[Fault]:
    """Formulas that read what the lab does not measure, or that lead back to themselves.

    Args:
        content: a test whose formulas can be read.
        others: what the lab's other tests measure, as ``measures_of`` says it.
    """
    known = {**others, **measures_of(content)}
    return faults_among(content, known, circle_of(known))


def circle_of(measures: dict[str, str]) -> list[str]:
    """Codes of which each needs the next to be calculated, and the last the first; empty if there are none."""
    return formulas.find_circle({code: formula for code, formula in measures.items() if formula})


def faults_among(content: Row, known: dict[str, str], circle: list[str]) -> Iterator[Fault]:
    """The same, where all that the lab would measure is ``known``, and the ``circle`` in it has been looked for."""
    for index, (code, formula) in enumerate(measures_of(content).items()):
        path = f"analytes[{index}].formula"
        unknown = sorted(formulas.names_in(formula) - known.keys()) if formula else []
        if unknown:
            names = ", ".join(unknown)
            yield Fault(
                path, "unknown_name", f"No active test of the lab measures {names}. Names are analyte codes."
            )
        if formula and code in circle:
            yield Fault(path, "circle", f"It needs its own result: {' → '.join([*circle, circle[0]])}.")


def _turnaround_faults(hours: Row) -> Iterator[Fault]:
    if not any(hours.values()):
        yield Fault("turnaround_hours", "required", "Give the hours for at least one priority.")


def _repeated(rows: Sequence[Any], path: str, key: Any, member: str = "") -> Iterator[Fault]:
    seen = set()
    for index, row in enumerate(rows):
        if key(row) in seen:
            yield Fault(
                f"{path}[{index}]{member}", "not_unique", "It stands here twice. Remove one or rename it."
            )
        seen.add(key(row))


def _analyte_faults(analyte: Row) -> Iterator[Fault]:
    if formulas.is_reserved(analyte["code"]):
        yield Fault("code", "reserved", "Formulas mean something else by this word. Choose another code.")
    yield from _VALUE_TYPES[analyte["value_type"]](analyte)
    if analyte["formula"]:
        yield from _formula_faults(analyte)
    ranges = [span_of(row) for row in analyte["reference_ranges"]]
    exceptions = [span_of(row) for row in analyte["has_no_range_for"]]
    limits = [span_of(row) for row in analyte["critical"]]
    for name, spans in (("reference_ranges", ranges), ("has_no_range_for", exceptions), ("critical", limits)):
        for index, span in enumerate(spans):
            if span.from_age_days >= span.end:
                yield Fault(f"{name}[{index}].to_age_days", "invalid", "It must be later than from_age_days.")
    yield from _overlap_faults("reference_ranges", ranges)
    yield from _overlap_faults("critical", limits)
    for index, exception in enumerate(exceptions):
        if any(exception.meets(span) for span in ranges):
            detail = "There is a range for some of them. Take one of the two out."
            yield Fault(f"has_no_range_for[{index}]", "contradiction", detail)
    if analyte["value_type"] == "numeric":
        for hole in find_holes([*ranges, *exceptions]):
            yield Fault(
                "reference_ranges", "hole", f"No range for {hole}. Add one, or name them in has_no_range_for."
            )
    yield from _limit_faults(analyte)


def _overlap_faults(name: str, spans: Sequence[Any]) -> Iterator[Fault]:
    for earlier, later in find_overlaps(spans):
        detail = f"{spans[later]} overlaps {spans[earlier]} ({name}[{earlier}]). Nobody may be meant by two."
        yield Fault(f"{name}[{later}]", "overlap", detail)


def _formula_faults(analyte: Row) -> Iterator[Fault]:
    if analyte["value_type"] != "numeric":
        yield Fault("formula", "not_allowed", "Only a number can be calculated.")
    try:
        formulas.names_in(analyte["formula"])
    except NotAFormula as error:
        yield Fault("formula", "invalid", str(error))


def _numeric_faults(analyte: Row) -> Iterator[Fault]:
    if not analyte["unit"]:
        yield Fault("unit", "required", "A number needs a unit; a bare ratio has the unit 1.")
    if analyte["decimals"] is None:
        yield Fault("decimals", "required", "Say how many decimals are reported, 0 to 6.")
    if analyte["values"]:
        yield Fault("values", "not_allowed", "Only a coded analyte has values.")


def _coded_faults(analyte: Row) -> Iterator[Fault]:
    if not analyte["values"]:
        yield Fault("values", "required", "Give the values that can be reported.")
    yield from _repeated(analyte["values"], "values", lambda value: value["code"].casefold(), ".code")
    yield from _no_number_faults(analyte)


def _text_faults(analyte: Row) -> Iterator[Fault]:
    if analyte["values"]:
        yield Fault("values", "not_allowed", "Only a coded analyte has values.")
    yield from _no_number_faults(analyte)


def _no_number_faults(analyte: Row) -> Iterator[Fault]:
    if analyte["unit"]:
        yield Fault("unit", "not_allowed", "Only a number has a unit.")
    if analyte["decimals"] is not None:
        yield Fault("decimals", "not_allowed", "Only a number has decimals.")
    if analyte["critical"]:
        yield Fault(
            "critical", "not_allowed", "Only a number has critical limits; of values say is_abnormal."
        )
    for index, row in enumerate(analyte["reference_ranges"]):
        for name in ("low", "high"):
            if row[name] is not None:
                path = f"reference_ranges[{index}].{name}"
                yield Fault(path, "not_allowed", "Only a number has limits. Say it in text.")


_VALUE_TYPES = {"numeric": _numeric_faults, "coded": _coded_faults, "text": _text_faults}


def _limit_faults(analyte: Row) -> Iterator[Fault]:
    """Limits the wrong way round, and critical ones within what is normal."""
    for index, row in enumerate(analyte["reference_ranges"]):
        if _is_reversed(row):
            yield Fault(
                f"reference_ranges[{index}].low", "reversed", "The lower limit must be below the upper one."
            )
        if row["low"] is None and row["high"] is None and not row["text"]:
            yield Fault(
                f"reference_ranges[{index}]", "required", "Give a lower limit, an upper one or a text."
            )
    for index, limit in enumerate(analyte["critical"]):
        path = f"critical[{index}]"
        if _is_reversed(limit):
            yield Fault(f"{path}.low", "reversed", "The lower limit must be below the upper one.")
        if limit["low"] is None and limit["high"] is None:
            yield Fault(path, "required", "Give a lower limit, an upper one or both.")
        met = [row for row in analyte["reference_ranges"] if span_of(limit).meets(span_of(row))]
        if any(_is_above(limit["low"], row["low"], row["high"]) for row in met):
            yield Fault(
                f"{path}.low", "within_range", "It must not lie above the lower limit of what is normal."
            )
        if any(_is_below(limit["high"], row["low"], row["high"]) for row in met):
            yield Fault(
                f"{path}.high", "within_range", "It must not lie below the upper limit of what is normal."
            )


def _is_reversed(row: Row) -> bool:
    return row["low"] is not None and row["high"] is not None and row["low"] >= row["high"]


def _is_above(limit: float | None, low: float | None, high: float | None) -> bool:
    """Whether a lower critical limit reaches into the range; one without a lower limit begins anywhere below."""
    if limit is None or (low is None and high is None):
        return False
    return low is None or limit > low


def _is_below(limit: float | None, low: float | None, high: float | None) -> bool:
    if limit is None or (low is None and high is None):
        return False
    return high is None or limit < high
