"""Answers to the questions that a test asks when it is ordered. Pure: no database."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from catalog.rules.faults import Fault
from catalog.rules.questions import can_be

LONGEST_ANSWER: Final = 1000
# As for every number of a catalogue: beyond it a fraction is lost.
LARGEST_ANSWER: Final = 1e12
_SHOWN_KEY = 50

Question = dict[str, Any]
Answer = dict[str, Any]

# Kind → what to do about an answer that cannot be one.
_WANTED: Final = {
    "yes_no": "Answer true or false.",
    "number": "Give a number.",
    "choice": "Choose one of the choices.",
    "date": "Give a date as YYYY-MM-DD.",
    "text": f"Give 1 to {LONGEST_ANSWER} characters.",
}


def read_answers(
    questions: Sequence[Question], given: Mapping[str, Any], *, complete: bool
) -> tuple[list[Answer], list[Fault]]:
    """The answers as an order keeps them, in the order of the questions, and what is wrong with them.

    A question is asked when it has no condition, or when the question that its condition names is itself asked and
    answered exactly so.

    Args:
        questions: those of one version of a test, whose conditions name earlier ones.
        given: key of a question → answer.
        complete: whether a required question that is asked must be answered.
    """
    known: dict[str, Any] = {}
    answers: list[Answer] = []
    faults: list[Fault] = []
    for question in questions:
        key = question["key"]
        if key not in given:
            if complete and question["required"] and is_asked(question, known):
                faults.append(Fault(f"answers.{key}", "required", f"Answer: {question['text']}"))
            continue
        answer = _tidy(given[key])
        if not is_asked(question, known):
            faults.append(Fault(f"answers.{key}", "not_asked", "This is not asked here. Leave it out."))
        elif not _fits(question, answer):
            faults.append(Fault(f"answers.{key}", "invalid", _WANTED[question["kind"]]))
        else:
            known[key] = answer
            answers.append(
                {**{name: question[name] for name in ("key", "text", "kind", "unit")}, "answer": answer}
            )
    unknown = sorted(given.keys() - {question["key"] for question in questions})
    faults += [
        Fault(f"answers.{key[:_SHOWN_KEY]}", "not_asked", "This test asks no such question. Leave it out.")
        for key in unknown
    ]
    return answers, faults


def is_asked(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether it is asked, given the answers to the earlier questions that are."""
    condition = question["shown_when"]
    return condition is None or (
        condition["key"] in answers and answers[condition["key"]] == condition["equals"]
    )


def given_again(answers: Sequence[Answer]) -> dict[str, Any]:
    """Kept answers as they were given."""
    return {each["key"]: each["answer"] for each in answers}


def in_words(answers: Sequence[Answer]) -> str:
    """Answers as a sentence for people: ``Fasting? yes; For how many hours? 8 h``."""
    return "; ".join(f"{each['text']} {_spell(each)}" for each in answers)


def _tidy(answer: Any) -> Any:
    return answer.strip() if isinstance(answer, str) else answer


def _fits(question: Question, answer: Any) -> bool:
    if isinstance(answer, str) and (len(answer) > LONGEST_ANSWER or "\x00" in answer):
        return False
    if isinstance(answer, int | float) and abs(answer) > LARGEST_ANSWER:
        return False
    return can_be(question, answer)


def _spell(each: Answer) -> str:
    answer = each["answer"]
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return f"{answer} {each['unit']}".strip()
