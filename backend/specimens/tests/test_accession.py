"""Accession numbers: made, read and checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specimens.accession import (
    ALPHABET,
    PREFIX_LETTERS,
    counted_prefix,
    is_sound,
    make_accession_number,
    prefix_in,
    prefixes_for,
    read_code,
)
from specimens.models import AccessionSeries
from specimens.series import take_numbers

pytestmark = pytest.mark.one_engine

prefixes = st.text(PREFIX_LETTERS, min_size=2, max_size=4)
numbers = st.builds(make_accession_number, prefixes, st.integers(1, 10**12))


@given(numbers)
def test_what_is_made_is_sound_however_it_is_written(number):
    spelled = f" {number[:3].lower()}-{number[3:]} ".replace("0", "O").replace("1", "i")

    assert is_sound(number)
    assert read_code(spelled) == number


@given(numbers, st.data())
def test_every_single_wrong_sign_is_caught(number, data):
    place = data.draw(st.integers(0, len(number) - 1))
    sign = data.draw(st.sampled_from(ALPHABET.replace(number[place], "")))

    assert not is_sound(number[:place] + sign + number[place + 1 :])


@given(numbers, st.data())
def test_swapped_neighbours_are_caught_unless_they_follow_each_other_in_the_alphabet(number, data):
    place = data.draw(st.integers(0, len(number) - 2))
    first, second = number[place], number[place + 1]
    swapped = number[:place] + second + first + number[place + 2 :]
    apart = abs(ALPHABET.index(first) - ALPHABET.index(second))

    if first != second and apart not in (1, len(ALPHABET) - 1):
        assert not is_sound(swapped)


def test_of_the_others_one_in_34_gets_through():
    missed = [
        serial
        for serial in range(1, 100_000)
        if f"{serial:06d}"[2:4] == "12"
        and is_sound(make_accession_number("HEL", serial).replace("12", "21", 1))
    ]

    assert len(missed) <= 1000 / 34 + 10


def test_the_form():
    number = make_accession_number("HEL", 42)

    assert number[:-1] == "HEL000042"
    assert prefix_in(number) == "HEL"
    assert prefix_in("HEL0042") is None
    assert prefix_in("7KQM4XTD") is None
    assert not is_sound("HEL00004٢" + number[-1])


@pytest.mark.parametrize(
    ("name", "first"),
    [("Helix Lab", "HEL"), ("Ionia", "NA"), ("Öl", None), ("北京", None), ("Oil & Co", "LC")],
)
def test_a_prefix_is_made_from_the_name(name, first):
    assert (prefixes_for(name) or [None])[0] == first


def test_counted_prefixes_differ():
    assert len({counted_prefix(number) for number in range(2000)}) == 2000
    assert set("".join(map(counted_prefix, range(2000)))) <= set(PREFIX_LETTERS)


def test_labs_of_one_name_get_prefixes_of_their_own(lab, other_lab, waiting_lab):
    for each in (other_lab, waiting_lab):
        each.name = lab.name
        each.save()
    taken = [take_numbers(each, 2) for each in (lab, other_lab, waiting_lab, lab)]

    assert taken[0][0].startswith("HEL000001")
    assert taken[3][0].startswith("HEL000003")
    assert len(set(AccessionSeries.objects.values_list("prefix", flat=True))) == 3


def test_a_lab_without_a_letter_of_ours_gets_a_counted_one(lab):
    lab.name = "北京"
    lab.save()

    assert take_numbers(lab, 1)[0].startswith("AAAA000001")
