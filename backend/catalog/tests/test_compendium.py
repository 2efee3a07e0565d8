"""The compendium is right in itself, and is taken over once."""

from collections import Counter

import pytest

from audit.models import AuditEvent
from catalog.models import CatalogPanel, CatalogTest
from catalog.rules.document import find_faults, find_formula_faults, measures_of
from catalog.rules.formulas import evaluate
from catalog.rules.loinc import is_loinc
from catalog.services.compendium import compendium_panels, compendium_tests
from catalog.tests.bodies import TESTS, fields_of

COMPENDIUM = "/api/catalog/compendium/"


class TestWhatItSays:
    pytestmark = pytest.mark.one_engine

    def test_there_is_enough_of_every_kind(self):
        kinds = Counter(content["category"] for content in compendium_tests().values())
        assert len(compendium_tests()) >= 60
        assert len(compendium_panels()) >= 12
        assert kinds.keys() == {
            *("Chemistry", "Haematology", "Coagulation", "Endocrinology"),
            *("Serology", "Urine", "Microbiology"),
        }

    def test_nothing_of_it_contradicts_itself(self):
        measures = [measures_of(content) for content in compendium_tests().values()]
        for code, content in compendium_tests().items():
            assert find_faults(content) == [], code
            others = {name: formula for each in measures for name, formula in each.items()}
            assert list(find_formula_faults(content, others)) == [], code

    def test_every_range_names_its_source_and_every_code_its_check_digit(self):
        for content in compendium_tests().values():
            for analyte in content["analytes"]:
                assert not analyte["loinc"] or is_loinc(analyte["loinc"])
                assert all(row["source"] for row in analyte["reference_ranges"]), analyte["code"]

    def test_no_analyte_is_measured_under_a_code_twice(self):
        measured = Counter(code for content in compendium_tests().values() for code in measures_of(content))
        assert measured.most_common(1)[0][1] == 1

    def test_panels_hold_its_tests(self):
        for panel in compendium_panels().values():
            assert set(panel["tests"]) <= compendium_tests().keys()


# Formula, values, age, whether female, and the published result.
# CKD-EPI 2021: Inker, N Engl J Med 2021;385:1737, worked out from its equation by hand.
PUBLISHED = [
    ("EGFR", {"CREA": 1.0}, 50, False, 92),
    ("EGFR", {"CREA": 1.0}, 50, True, 69),
    ("EGFR", {"CREA": 0.5}, 30, True, 129),
    ("EGFR", {"CREA": 2.0}, 70, False, 35),
    ("EGFR", {"CREA": 1.0}, 17, True, None),
    # Friedewald, Clin Chem 1972;18:499; not from 400 mg/dL of triglycerides on.
    ("LDLF", {"CHOL": 200, "HDL": 50, "TRIG": 150}, 40, True, 120),
    ("LDLF", {"CHOL": 200, "HDL": 50, "TRIG": 400}, 40, True, None),
    # Sampson, JAMA Cardiol 2020;5:540; not from 800 mg/dL on.
    ("LDLS", {"CHOL": 200, "HDL": 50, "TRIG": 150}, 40, True, 123),
    ("LDLS", {"CHOL": 250, "HDL": 40, "TRIG": 800}, 40, True, None),
    ("AGAP", {"NA": 140, "CL": 104, "HCO3": 24}, 40, True, 12),
    # Payne, Br Med J 1973;4:643
    ("CACORR", {"CA": 8.0, "ALB": 2.0}, 40, True, 9.6),
    ("TSAT", {"IRON": 75, "TIBC": 300}, 40, True, 25),
    ("UACR", {"UALB": 30, "UCREA": 100}, 40, True, 30),
    ("AGAP", {"NA": 140, "CL": 104}, 40, True, None),
]


@pytest.mark.one_engine
@pytest.mark.parametrize(("code", "values", "age", "is_female", "published"), PUBLISHED)
def test_formulas_give_the_published_results(code, values, age, is_female, published):
    formulas = {
        name: text for each in compendium_tests().values() for name, text in measures_of(each).items()
    }

    result = evaluate(formulas[code], values, age_years=age, is_female=is_female)

    assert result == (None if published is None else pytest.approx(published, abs=0.6))


def test_an_empty_catalogue_takes_all_of_it_and_twice_is_once(admin, lab):
    first, second = admin.post(COMPENDIUM), admin.post(COMPENDIUM)

    assert (first.status_code, second.status_code) == (200, 200)
    assert set(first.json()["tests"]) == compendium_tests().keys()
    assert (second.json()["tests"], second.json()["panels"]) == ([], [])
    assert CatalogTest.objects.filter(lab=lab).count() == len(compendium_tests())
    assert CatalogPanel.objects.filter(lab=lab).count() == len(compendium_panels())
    line = AuditEvent.objects.get(action="catalog.compendium_taken")
    assert line.data == {"tests": len(compendium_tests()), "panels": len(compendium_panels())}
    assert admin.get(TESTS, {"search": "feritin"}).json()["results"][0]["code"] == "FERR"


def test_a_catalogue_of_its_own_is_added_to_by_name_alone(admin, offer, nothing_changes):
    offer(code="OWN", analytes=[])

    with nothing_changes():
        refused = admin.post(COMPENDIUM)
        unknown = admin.post(f"{COMPENDIUM}?only=LIPID,NOPE")
        empty = admin.post(f"{COMPENDIUM}?only=,")
    taken = admin.post(f"{COMPENDIUM}?only=LIPID,EGFR").json()

    assert (refused.status_code, refused.json()["code"]) == (409, "catalogue_not_empty")
    assert fields_of(unknown) == [("only", "unknown_code")]
    assert fields_of(empty) == [("only", "invalid")]
    assert set(taken["tests"]) == {"CHOL", "HDL", "TRIG", "LDLF", "EGFR", "CREA"}
    assert taken["panels"] == ["LIPID"]


def test_what_the_lab_says_stays(admin, offer):
    offer(code="glu", name="Ours", analytes=[])

    admin.post(f"{COMPENDIUM}?only=GLU,CHOL")

    assert sorted(CatalogTest.objects.values_list("code", "name")) == [
        ("CHOL", "Cholesterol"),
        ("glu", "Ours"),
    ]


@pytest.mark.parametrize("who", ["lab_staff", "clinic_admin"])
def test_only_a_labs_admins_take_it(request, client_for, nothing_changes, who):
    client = client_for(request.getfixturevalue(who))

    with nothing_changes():
        assert client.post(COMPENDIUM).status_code == 403
    assert len(client.get(COMPENDIUM).json()["tests"]) == len(compendium_tests())
