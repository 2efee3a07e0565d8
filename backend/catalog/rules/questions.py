"""The questions a test asks when it is ordered."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from catalog.rules.faults import Fault
from common.days import is_day

KINDS: Final = ("yes_no", "number", "choice", "date", "text")


def find_question_faults(questions: Sequence[dict[str, Any]]) -> Iterator[Fault]:
    """What no clinic could answer: a key twice, a choice without choices, a condition that can never come true."""
    asked: dict[str, dict[str, Any]] = {}
    for index, question in enumerate(questions):
        for fault in _faults_of(question, asked):
            yield fault.below(f"[{index}]")
        asked.setdefault(question["key"], question)


def _faults_of(question: dict[str, Any], asked: dict[str, dict[str, Any]]) -> Iterator[Fault]:
    kind = question["kind"]
    if question["key"] in asked:
        yield Fault("key", "not_unique", "Another question of this test has this key. Choose another.")
    if kind == "choice" and not question["choices"]:
        yield Fault("choices", "required", "Give at least one choice.")
    if kind != "choice" and question["choices"]:
        yield Fault("choices", "not_allowed", "Only a question of the kind choice has choices.")
    if len(set(question["choices"])) < len(question["choices"]):
        yield Fault("choices", "not_unique", "A choice stands here twice.")
    if kind != "number" and question["unit"]:
        yield Fault("unit", "not_allowed", "Only a number has a unit.")
    condition = question["shown_when"]
    if condition is None:
        return
    earlier = asked.get(condition["key"])
    if earlier is None:
        yield Fault(
            "shown_when.key", "unknown_key", "Name the key of a question that stands before this one."
        )
    elif not can_be(earlier, condition["equals"]):
        yield Fault("shown_when.equals", "impossible", f"“{earlier['text']}” can never be answered so.")


def can_be(question: dict[str, Any], answer: Any) -> bool:
    """Whether the question, asked, can be answered so."""
    return _CAN_BE[question["kind"]](question, answer)


# Kind → whether an answer of that kind can be this.
_CAN_BE: dict[str, Callable[[dict[str, Any], Any], bool]] = {
    "yes_no": lambda question, answer: isinstance(answer, bool),
    "number": lambda question, answer: isinstance(answer, int | float) and not isinstance(answer, bool),
    "choice": lambda question, answer: isinstance(answer, str) and answer in question["choices"],
    "date": lambda question, answer: is_day(answer),
    "text": lambda question, answer: isinstance(answer, str) and bool(answer.strip()),
}
