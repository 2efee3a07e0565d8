"""How a patient is called, and which names may be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patients.names import Name, are_near, folded_name, name_shown, slips_apart

pytestmark = pytest.mark.one_engine

WORDS = st.text("abcdeü", min_size=1, max_size=10)
NAMES = st.builds(folded_name, WORDS, WORDS | st.just(""))


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("", "Ada", "Lovelace", ""), "Lovelace, Ada"),
        (("", "", "Lovelace", ""), "Lovelace"),
        (("Dr.", "Anna Maria", "van Dijk", "MD"), "van Dijk, Dr. Anna Maria, MD"),
        (("Frau", "", "Meier", ""), "Meier, Frau"),
    ],
)
def test_a_name_as_it_is_shown(parts, shown):
    names = ("prefix", "given_names", "family_name", "suffix")
    assert name_shown(**dict(zip(names, parts, strict=True))) == shown


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (("Müller", "Anna"), ("Mueller", "Anna"), True),
        (("Müller", "Anna"), ("Muller", "Ana"), True),
        (("Miller", "Anna Maria"), ("Miller", "Anna"), True),
        (("Miller", "Anna"), ("Miller", ""), True),
        (("Anna", "Miller"), ("Miller", "Anna"), True),
        (("Anna", ""), ("Miller", "Anna"), False),
        (("Miller", "Anna"), ("Miller", "Bert"), False),
        (("Smith", "Anna"), ("Smyht", "Anna"), False),
        (("Smith", "Anna"), ("Smiht", "Anna"), True),
        (("Montgomery", "Anna"), ("Montgomrey", "Anne"), True),
        (("Papadopoulos", "Anna"), ("Papadopulous", "Anna"), True),
        (("Papadopoulos", "Anna"), ("Pappadopullos", "Anna"), False),
        (("Sandberg", "Anna"), ("Sandbel", "Anna"), False),
        (("Lee", "Wei"), ("Li", "Wei"), False),
        (("王", "伟"), ("李", "娜"), False),
        (("王", "伟"), ("王", "伟明"), True),
        (("Ng", ""), ("Vo", ""), False),
        (("Ng", "Anna"), ("Ny", "Anna"), False),
        (("Lim", "Anna"), ("Lin", "Anna"), True),
    ],
)
def test_which_names_are_near(one, other, near):
    assert are_near(folded_name(*one), folded_name(*other)) is near


@given(NAMES, NAMES)
def test_nearness_goes_both_ways(one, other):
    assert are_near(one, other) == are_near(other, one)


@given(NAMES)
def test_everybody_is_near_to_themselves(name):
    assert are_near(name, name)
    if name.given:
        assert are_near(name, Name(name.given, name.family))


@given(NAMES, NAMES)
def test_slips_are_counted_alike_both_ways_and_however_the_names_stand(one, other):
    slips = slips_apart(one, other)
    assert slips == slips_apart(other, one) == slips_apart(Name(one.given, one.family), other)
    assert (slips == 0) == (sorted(one) == sorted(other))
