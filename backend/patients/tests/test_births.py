"""Dates of birth that are known in part, and as they are typed."""

from datetime import date

import pytest

from patients.births import last_day, read_born, spell_born, typed_born

pytestmark = pytest.mark.one_engine


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1984-03-07", date(1984, 3, 7), date(1984, 3, 7)),
        ("1984-02", date(1984, 2, 1), date(1984, 2, 29)),
        ("1984", date(1984, 1, 1), date(1984, 12, 31)),
    ],
)
def test_what_is_known(text, first, last):
    born, precision = read_born(text)

    assert (born, last_day(born, precision), spell_born(born, precision)) == (first, last, text)


@pytest.mark.parametrize(
    "text", ["", "84", "1984-3", "1984-13", "1983-02-29", "07.03.1984", "1984-03-07T00:00", "１９８４"]
)
def test_what_is_none(text):
    with pytest.raises(ValueError, match=r"date|month|day|year"):
        read_born(text)


def test_nothing_known():
    assert spell_born(None, "") is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7.3.1984", "1984-03-07"),
        ("07/03/1984", "1984-03-07"),
        ("7-3-1984", "1984-03-07"),
        ("1984-03-07", "1984-03-07"),
        ("1984/3/7", "1984-03-07"),
        ("03.1984", "1984-03"),
        ("3/1984", "1984-03"),
        ("1984-03", "1984-03"),
        ("1984", "1984"),
        ("31.2.1984", None),
        ("03/14/1984", None),
        ("7.3.84", None),
        ("198", None),
        ("0000", None),
        ("Müller", None),
    ],
)
def test_as_people_type_it(typed, meant):
    assert typed_born(typed) == meant
