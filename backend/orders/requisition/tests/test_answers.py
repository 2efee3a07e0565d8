"""Which questions are asked, and what can answer them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.rules.questions import KINDS
from orders.requisition.answers import given_again, in_words, read_answers

pytestmark = pytest.mark.one_engine


def question(key, kind="text", *, required=False, when=None, **more):
    condition = {"key": when[0], "equals": when[1]} if when else None
    return {
        "key": key,
        "text": f"{key}?",
        "kind": kind,
        "unit": "",
        "choices": ["left", "right"] if kind == "choice" else [],
        "required": required,
        "shown_when": condition,
        **more,
    }


def faults_of(questions, given, complete=True):
    return [(each.path, each.code) for each in read_answers(questions, given, complete=complete)[1]]


# A chain: the third is asked only when the second is, and is answered so.
CHAIN = [
    question("drugs", "yes_no", required=True),
    question("side", "choice", required=True, when=("drugs", True)),
    question("dose", "number", required=True, unit="mg", when=("side", "left")),
]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("yes_no", [True, False], ["yes", 1, 0, None, [], {}]),
        ("number", [0, -3, 8.5, 10**12], ["8", True, None, 10**13, -1e13, [8]]),
        ("choice", ["left", " right "], ["Left", "", 0, None, ["left"]]),
        ("date", ["2026-02-28"], ["2026-02-30", "28.2.2026", "20260228", "2026-02-28T00:00", 20260228]),
        ("text", ["x", "x" * 1000], ["", "  ", "x" * 1001, "a\x00b", 5, None, {"a": "b"}]),
    ],
)
def test_what_can_answer_a_question(kind, good, bad):
    for answer in good:
        assert faults_of([question("q", kind)], {"q": answer}) == [], answer
    for answer in bad:
        assert faults_of([question("q", kind)], {"q": answer}) == [("answers.q", "invalid")], answer


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"drugs": False}, []),
        ({"drugs": True, "side": "right"}, []),
        ({"drugs": True, "side": "left", "dose": 5}, []),
        ({}, [("drugs", "required")]),
        ({"drugs": True}, [("side", "required")]),
        ({"drugs": True, "side": "left"}, [("dose", "required")]),
        ({"drugs": False, "side": "left"}, [("side", "not_asked")]),
        ({"drugs": True, "side": "right", "dose": 5}, [("dose", "not_asked")]),
        # asked through an answer that is not asked for itself
        ({"drugs": False, "side": "left", "dose": 5}, [("side", "not_asked"), ("dose", "not_asked")]),
        ({"drugs": True, "side": "right", "mood": "good"}, [("mood", "not_asked")]),
        ({"drugs": False, "x" * 300: 1}, [("x" * 50, "not_asked")]),
    ],
)
def test_what_is_asked_when(given, faults):
    assert faults_of(CHAIN, given) == [(f"answers.{key}", code) for key, code in faults]


def test_a_draft_may_lack_answers_but_has_no_wrong_ones():
    assert faults_of(CHAIN, {}, complete=False) == []
    assert faults_of(CHAIN, {"drugs": "perhaps"}, complete=False) == [("answers.drugs", "invalid")]
    assert faults_of(CHAIN, {"dose": 5}, complete=False) == [("answers.dose", "not_asked")]


def test_one_is_not_yes_and_zero_is_not_no():
    asks = [question("n", "number"), question("more", when=("n", 1))]

    assert faults_of(asks, {"n": 1, "more": "x"}) == []
    assert faults_of(asks, {"n": True, "more": "x"}) == [
        ("answers.n", "invalid"),
        ("answers.more", "not_asked"),
    ]


def test_answers_are_kept_in_the_order_of_the_questions_with_their_words():
    answers, _ = read_answers(CHAIN, {"dose": 2.5, "side": " left", "drugs": True}, complete=True)

    assert answers == [
        {"key": "drugs", "text": "drugs?", "kind": "yes_no", "unit": "", "answer": True},
        {"key": "side", "text": "side?", "kind": "choice", "unit": "", "answer": "left"},
        {"key": "dose", "text": "dose?", "kind": "number", "unit": "mg", "answer": 2.5},
    ]
    assert in_words(answers) == "drugs? yes; side? left; dose? 2.5 mg"


values = st.one_of(
    st.booleans(), st.integers(-5, 5), st.sampled_from(["left", "right", "2026-02-28"]), st.none()
)


@st.composite
def catalogues(draw):
    """Questions of any kind, some asked only after an answer to an earlier one."""
    questions = []
    for number in range(draw(st.integers(1, 6))):
        earlier = draw(st.none() | st.integers(0, number - 1)) if number else None
        when = None if earlier is None else (f"q{earlier}", draw(values))
        kind = draw(st.sampled_from(KINDS))
        questions.append(question(f"q{number}", kind, required=draw(st.booleans()), when=when))
    return questions


@given(catalogues(), st.dictionaries(st.integers(0, 6).map("q{}".format), values), st.booleans())
def test_what_is_accepted_is_accepted_again_and_follows_the_conditions(questions, given, complete):
    answers, faults = read_answers(questions, given, complete=complete)

    if faults:
        assert len({fault.path for fault in faults}) == len(faults)
        return
    known = given_again(answers)
    assert known == given
    assert read_answers(questions, known, complete=complete) == (answers, [])
    conditions = {each["key"]: each["shown_when"] for each in questions}
    for key in known:
        condition = conditions[key]
        assert condition is None or known[condition["key"]] == condition["equals"]
