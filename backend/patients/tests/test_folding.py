"""The plainest letters of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patients.folding import fold, parts_of, whole_of

pytestmark = pytest.mark.one_engine

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.text(
    "aeouüöäåøæßAEsn-' ", max_size=12
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Müller", "muller", "MUELLER"),
        ("Strauß", "Strauss", "STRAUSS"),
        ("Bjørn", "Bjorn", "Bjoern"),
        ("Ågård", "Aagaard", "agard"),
        ("Łukasz", "lukasz"),
        ("Nguyễn", "Nguyen"),
        ("Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"),
        ("أحمد", "احمد"),
        ("محمّد", "محمد"),
        ("ＷＡＮＧ", "wang"),
        ("Çağlar", "caglar"),
        ("Iğdır", "igdir"),
    ],
)
def test_spellings_of_one_name(spellings):
    assert len({fold(each) for each in spellings}) == 1


def test_other_names_stay_others():
    assert len({fold(each) for each in ("Maier", "Mayer", "Muller", "Moller", "王", "汪")}) == 6


@given(TEXTS, st.integers(0, 12))
def test_the_beginning_of_a_word_folds_to_the_beginning_of_its_fold(text, length):
    # cut between signs as people type them: an accent belongs to the letter before it
    typed = text[:length]
    assert fold(text).startswith(fold(typed)) or not fold(text).isalnum()


@given(TEXTS)
def test_case_does_not_matter(text):
    assert fold(text.upper()) == fold(text.upper().lower())


def test_words_and_the_whole():
    assert (parts_of("O'Brien-Álvarez"), whole_of("O'Brien-Álvarez")) == (
        ["o", "brien", "alvarez"],
        "obrienalvarez",
    )
    assert (parts_of(" -- "), whole_of("…")) == ([], "")
