"""What is no formula is refused in a sentence, however large or deep it is."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.rules.formulas import (
    LONGEST_FORMULA,
    LONGEST_QUOTE,
    MOST_OPERATIONS,
    NotAFormula,
    evaluate,
    names_in,
)

pytestmark = pytest.mark.one_engine


@pytest.mark.parametrize(
    "formula",
    [
        "1" * 400,
        "0x" + "f" * 300,
        "1e999",
        "A + -1e999",
        "[" + "-" * 297 + "1]",
        "[" + "-" * 140 + "1]",
        "-" * (MOST_OPERATIONS + 1) + "1",
        "A" + "+A" * (MOST_OPERATIONS + 1),
        "abs(" * 150 + "A" + ")" * 150 + "**2",
        "not " * 140 + "A ** 2",
        "A" + ".a" * 140,
        "A" + "[1]" * 140,
        "A" + "(1)" * 140,
        "(lambda: " * 90 + "1" + ")" * 90,
        f"A + '{'a' * 900}'",
        f"f'{'{A}' * 100}'",
        "a" * 990 + "(1)",
        "A" * (LONGEST_FORMULA + 1),
    ],
)
def test_what_no_lab_can_have_meant_is_refused_in_a_short_sentence(formula):
    with pytest.raises(NotAFormula) as refused:
        names_in(formula)
    assert len(str(refused.value)) < LONGEST_QUOTE + 80


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("A ** 2", "“A ** 2”: for powers write pow(a, b); of signs + - * / are known."),
        ("if(A, 1, [2])", "“[2]” is not something that formulas can do."),
        ("abs([if(A, 1, 2)])", "“[if(A, 1, 2)]” is not something that formulas can do."),
        ("'1' + A", "“'1'” is no number."),
        ("mean(A, 1)", "There is no function “mean”."),
        ("Å + 1e400", "“1e400” is too large a number."),
    ],
)
def test_it_says_what_is_wrong(formula, sentence):
    with pytest.raises(NotAFormula) as refused:
        names_in(formula)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("-" * MOST_OPERATIONS + "A", 2.0),
        ("A" + "+A" * MOST_OPERATIONS, 2.0 * (MOST_OPERATIONS + 1)),
        ("if(A < 3," * 70 + "A" + ",1)" * 70, 2.0),
    ],
)
def test_the_deepest_are_evaluated(formula, value):
    assert evaluate(formula, {"A": 2.0}, age_years=None, is_female=None) == value


@given(st.text("A1-+*/(),.[]'\" if", max_size=60) | st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(formula):
    with suppress(NotAFormula):
        names_in(formula)
