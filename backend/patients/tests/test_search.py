"""GET /api/patients/?search=…: as people type it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from patients.factories import make_patient
from patients.merging import merge_patients
from patients.services import change_patient
from patients.tests.wire import URL, found, number
from patients.words import after, asked_in, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_for, clinic_staff, other_clinic_staff):
    make_patient(
        clinic_staff,
        "Müller",
        given_names="Anna Lena",
        born="1984-03-07",
        identifiers=[number("943-476 5919")],
    )
    make_patient(clinic_staff, "O'Brien", given_names="Seán", born="1984-03", identifiers=[number("A77")])
    make_patient(clinic_staff, "王", given_names="小明", born="1984")
    make_patient(clinic_staff, "Nguyễn", prefix="Dr.", given_names="Bảo", suffix="Jr.")
    make_patient(other_clinic_staff, "Müller", given_names="Anna", born="1984-03-07")
    return client_for(clinic_staff)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("muller", ["Müller"]),
        ("MUELL", ["Müller"]),
        ("len mü", ["Müller"]),
        ("anna-lena", ["Müller"]),
        ("uller", []),
        ("anna obrien", []),
        ("obrien", ["O'Brien"]),
        ("o'b", ["O'Brien"]),
        ("brien sean", ["O'Brien"]),
        ("王", ["王"]),
        ("小", ["王"]),
        ("nguyen dr", ["Nguyễn"]),
        ("jr. bao", ["Nguyễn"]),
        ("9434765919", ["Müller"]),
        ("943-476", ["Müller"]),
        ("943 4765919", ["Müller"]),
        ("94-34 76", ["Müller"]),
        ("a77", ["O'Brien"]),
        ("a-77", ["O'Brien"]),
        ("7.3.1984", ["Müller"]),
        ("07/03/1984 len", ["Müller"]),
        ("03.1984", ["Müller", "O'Brien"]),
        ("1984", ["Müller", "O'Brien", "王"]),
        ("8.3.1984", []),
        ("", ["Müller", "Nguyễn", "O'Brien", "王"]),
        (" - ", ["Müller", "Nguyễn", "O'Brien", "王"]),
        ("%", ["Müller", "Nguyễn", "O'Brien", "王"]),
        ("mull_r", []),
    ],
)
def test_what_is_typed_and_who_is_found(client, text, names):
    assert found(client, text) == names


def test_what_was_changed_is_found_and_what_it_was_is_not(client, client_for, clinic_staff):
    patient = make_patient(clinic_staff, "Lindqvist", born="1970-01-02", identifiers=[number("B1")])
    changes = {"family_name": "Sandberg", "born": "1971-01-02", "identifiers": [number("B2")]}

    change_patient(patient_id=patient.pk, actor=clinic_staff, changes=changes)

    assert [found(client, text) for text in ("lindqvist", "1970", "b1")] == [[], [], []]
    assert [found(client, text) for text in ("sandberg", "1971", "b2")] == [["Sandberg"]] * 3


def test_a_merged_patient_is_not_listed_but_the_number_is_found_at_the_other(
    client, clinic_staff, clinic_admin
):
    twin = make_patient(clinic_staff, "Zwilling", identifiers=[number("T1")])
    patient = make_patient(clinic_staff, "Zuse")

    merge_patients(patient_id=twin.pk, into=patient.pk, actor=clinic_admin)

    assert (found(client, "zwilling"), found(client, "t1")) == ([], ["Zuse"])
    assert "Zwilling" not in found(client, "")


@pytest.mark.parametrize("ordering", ["name", "created_at", "updated_at"])
def test_pages_follow_each_other_in_either_direction(client, ordering):
    def walk(ordering):
        names, url = [], f"{URL}?page_size=1&ordering={ordering}"
        while url:
            page = client.get(url).json()
            names += [row["name"] for row in page["results"]]
            url = page["next"]
        return names

    forwards = walk(ordering)
    assert len(forwards) == 4
    assert walk(f"-{ordering}") == forwards[::-1]


def test_rows_say_nothing_of_how_to_reach_somebody(client, clinic_staff):
    make_patient(clinic_staff, "Canary", phone="1", email="c@example.org", address="A", notes="N")

    (row,) = client.get(URL, {"search": "canary"}).json()["results"]
    assert not {"phone", "email", "address", "notes"} & row.keys()


LONGEST_QUESTION = 200
PAIRS = [f"{sign}{other}" for sign in "pqrstuv" for other in "abcdefghij"]
MANY_WORDS = [
    "ab " * 66,
    " ".join(PAIRS),
    "-".join(PAIRS),
    " ".join("-".join(PAIRS[n : n + 7]) for n in range(0, 63, 7)),
    "1 2-3 4.5 " * 20,
    "\ufdfa" * LONGEST_QUESTION,
    "\ufdfa-1 " * 50,
    "7.3.1984 03/1984 1985 " * 9,
]


@pytest.mark.parametrize("text", MANY_WORDS)
def test_however_many_words_are_typed(client, text):
    assert found(client, text[:LONGEST_QUESTION]) == []


def test_more_words_than_are_looked_for_find_who_has_them_all(client, clinic_staff):
    names = "Maria del Carmen Josefa Antonia Ines Luz Paz Sol"
    make_patient(clinic_staff, "Ximenez", given_names=names, identifiers=[number("1 2-3 4.5")])

    assert found(client, f"ximenez {names} {names} 1 2-3 4.5") == ["Ximenez"]
    assert found(client, f"{names} carmel") == []


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("anna an Anna", [[("anna",)]]),
        ("jean-luc je", [[("jeanluc",), ("jean", "luc")]]),
        ("jean-luc lucas", [[("jeanluc",), ("jean", "luc")], [("lucas",)]]),
        ("x-xy-y", [[("xxyy",), ("xy", "y")]]),
        ("19 1984 @", [[("1984",), ("@1984",)], [("19",)]]),
        ("a bb ccc dddd eeeee ffffff", [[(word,)] for word in ("ffffff", "eeeee", "dddd", "ccc", "bb", "a")]),
        ("a bb ccc dddd eeeee fff ggg", [[(word,)] for word in ("eeeee", "dddd", "ccc", "fff", "ggg", "bb")]),
    ],
)
def test_what_is_met_with_another_word_is_not_asked_for(text, asked):
    assert asked_in(text) == asked


@pytest.mark.one_engine
@given(st.text(min_size=1, max_size=5), st.text(max_size=5))
def test_the_range_of_a_beginning(beginning, rest):
    """What begins so lies within, by code points; the end of the range does not begin so."""
    if beginning[-1] == chr(0x10FFFF):
        return
    assert beginning <= beginning + rest < after(beginning)
    assert not after(beginning).startswith(beginning)


@pytest.mark.one_engine
@given(st.text(max_size=30))
@example("™ ㎏")
def test_whatever_is_typed_asks_for_beginnings_that_are_none_of_them_empty(text):
    for ways in asked_in(text):
        assert ways
        assert all(way and all(way) for way in ways)


@pytest.mark.one_engine
def test_the_words_of_a_patient():
    words = words_of(name="O'Brien, Seán", born="1984-03", identifiers=["A 77-1", "--"])

    assert words == {"o", "brien", "obrien", "sean", "@1984-03", "a", "77", "1", "a771"}
