"""What people type finds what they mean, the best first; both engines agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search import findable, fold, rank_of, word_similarity
from catalog.tests.bodies import TESTS

KNOWN = {
    "FERR": ("Ferritin", [], "2276-4"),
    "GLU": ("Glucose", ["Blood sugar", "Glykämie"], "2345-7"),
    "HCG": ("β-hCG", ["Pregnancy test"], ""),
    "HB": ("Haemoglobin", [], "718-7"),
    "HBA1C": ("Haemoglobin A1c", ["Glycated haemoglobin"], "4548-4"),
    "VITD": ("25-OH vitamin D", ["Calcidiol"], ""),
    "CREA": ("Creatinine", [], "2160-0"),
    "SUGARCRAVE": ("Craving", [], ""),
}

FINDS = [
    ("ferritin", ["FERR"]),
    ("ferritn", ["FERR"]),
    ("2276-4", ["FERR"]),
    ("glukose", ["GLU"]),
    ("glykamie", ["GLU"]),
    ("GLYKÄMIE", ["GLU"]),
    ("beta hcg", ["HCG"]),
    ("β-HCG", ["HCG"]),
    ("hb", ["HB", "HBA1C"]),
    ("hba1c", ["HBA1C"]),
    ("hemoglobin", ["HB", "HBA1C"]),
    ("kreatinin", ["CREA"]),
    ("vit d", ["VITD"]),
    ("vitamin 25", ["VITD"]),
    ("sugar", ["SUGARCRAVE", "GLU"]),
    ("crea", ["CREA"]),
    ("c", ["SUGARCRAVE", "CREA"]),
    ("zzz", []),
    ("%", []),
    ("_", []),
]


@pytest.fixture
def catalogue(offer):
    for code, (name, synonyms, loinc) in KNOWN.items():
        offer(code=code, name=name, synonyms=synonyms, loinc=loinc)


@pytest.mark.parametrize("whose", ["lab_staff", "clinic_staff"])
def test_the_best_come_first(request, client_for, catalogue, whose):
    client = client_for(request.getfixturevalue(whose))

    for words, codes in FINDS:
        results = client.get(TESTS, {"search": words}).json()["results"]
        found = [each["code"] for each in results]
        assert set(found) == set(codes), words
        assert found[:1] == codes[:1], words


def test_one_wrong_letter_in_five_is_forgiven(admin, catalogue):
    found = admin.get(TESTS, {"search": "suger"}).json()["results"]

    assert {each["code"] for each in found} == {"GLU", "SUGARCRAVE"}


def test_another_order_may_be_asked_for(admin, catalogue):
    def codes(**query):
        return [
            each["code"] for each in admin.get(TESTS, {"search": "haemoglobin", **query}).json()["results"]
        ]

    assert codes() == ["HB", "HBA1C"]
    assert codes(ordering="code") == ["HB", "HBA1C"]
    assert codes(ordering="rank", page_size=1) == ["HB"]


def test_what_was_said_before_is_not_found(admin, offer):
    test = offer(name="Glucose", synonyms=[])
    admin.patch(f"{TESTS}{test['id']}/", {"name": "Sugar"}, format="json")

    assert admin.get(TESTS, {"search": "glucose"}).json()["results"] == []
    assert len(admin.get(TESTS, {"search": "sugar"}).json()["results"]) == 1


@pytest.mark.one_engine
@given(st.text(max_size=20))
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.one_engine
@given(st.text(alphabet="abcdeé -", min_size=1, max_size=20))
def test_whatever_has_words_is_found_by_them(text):
    words = fold(text)
    if len(words) > 1:
        assert rank_of(words, findable(["Something else", text])) is not None
        assert word_similarity(words, findable([text])) == 1
