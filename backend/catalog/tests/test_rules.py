"""What a lab cannot have meant is refused, with its place and what to do."""

import pytest

from catalog.rules.loinc import is_loinc
from catalog.tests.bodies import ADULT, CHILD, TESTS, analyte, body, fields_of

EVERYBODY = {"low": 1, "high": 2}
CODED = {"value_type": "coded", "unit": "", "decimals": None, "reference_ranges": [], "critical": []}
VALUE = {"code": "POS", "text": "Positive", "is_abnormal": True}
CHOICE = {"key": "a", "text": "A?", "kind": "choice", "choices": ["x", "y"]}


def with_ranges(*ranges, **more):
    return {"analytes": [analyte(reference_ranges=list(ranges), **{"critical": [], **more})]}


def asked(*questions):
    return {"questions": list(questions)}


def when(kind, equals, **more):
    earlier = {"key": "a", "text": "A?", "kind": kind, **more}
    return asked(
        earlier, {"key": "b", "text": "B?", "kind": "text", "shown_when": {"key": "a", "equals": equals}}
    )


A0, R0, R1 = "analytes[0]", "analytes[0].reference_ranges[0]", "analytes[0].reference_ranges[1]"
TABLE = [
    # shape
    ({"name": ""}, "name", "blank"),
    ({"code": "a b"}, "code", "invalid"),
    ({"synonyms": ["a", ""]}, "synonyms[1]", "blank"),
    ({"synonyms": ["Sugar", "sugar"]}, "synonyms[1]", "not_unique"),
    ({"loinc": "2345-6"}, "loinc", "unknown"),
    ({"loinc": "glucose"}, "loinc", "unknown"),
    ({"specimens": [{"type": "Serum"}]}, "specimens[0].transport_temperature", "required"),
    ({"turnaround_hours": {"routine": None}}, "turnaround_hours", "required"),
    ({"turnaround_hours": {"routine": 0}}, "turnaround_hours.routine", "min_value"),
    ({"price": {"amount": "-1", "currency": "EUR"}}, "price.amount", "min_value"),
    ({"price": {"amount": "1", "currency": "EURO"}}, "price.currency", "unknown"),
    ({"price": {"amount": "1", "currency": "XXX"}}, "price.currency", "unknown"),
    ({"analytes": "all"}, "analytes", "not_a_list"),
    # analytes
    ({"analytes": [analyte(unit="mgdl")]}, f"{A0}.unit", "unknown"),
    ({"analytes": [analyte(unit="")]}, f"{A0}.unit", "required"),
    ({"analytes": [analyte(decimals=None)]}, f"{A0}.decimals", "required"),
    ({"analytes": [analyte(values=[VALUE])]}, f"{A0}.values", "not_allowed"),
    ({"analytes": [analyte(code="min")]}, f"{A0}.code", "reserved"),
    ({"analytes": [analyte(code="LDL-C")]}, f"{A0}.code", "invalid"),
    ({"analytes": [analyte(), analyte(code="glu")]}, "analytes[1].code", "not_unique"),
    ({"analytes": [analyte(**CODED)]}, f"{A0}.values", "required"),
    ({"analytes": [analyte(**CODED, values=[VALUE, VALUE])]}, f"{A0}.values[1].code", "not_unique"),
    ({"analytes": [analyte(**{**CODED, "unit": "g", "values": [VALUE]})]}, f"{A0}.unit", "not_allowed"),
    (
        {"analytes": [analyte(**{**CODED, "value_type": "text", "decimals": 1})]},
        f"{A0}.decimals",
        "not_allowed",
    ),
    (
        {"analytes": [analyte(**{**CODED, "values": [VALUE], "reference_ranges": [EVERYBODY]})]},
        f"{R0}.low",
        "not_allowed",
    ),
    # ranges
    (with_ranges(), f"{A0}.reference_ranges", "hole"),
    (with_ranges(ADULT), f"{A0}.reference_ranges", "hole"),
    (with_ranges({**CHILD, "to_age_days": 6569}, ADULT), f"{A0}.reference_ranges", "hole"),
    (with_ranges({**EVERYBODY, "sex": "male"}), f"{A0}.reference_ranges", "hole"),
    (with_ranges(EVERYBODY, {**EVERYBODY, "sex": "male"}), R1, "overlap"),
    (with_ranges({**CHILD, "to_age_days": 6571}, ADULT), R1, "overlap"),
    (with_ranges({"low": 2, "high": 2}), f"{R0}.low", "reversed"),
    (with_ranges({"low": 3, "high": 2}), f"{R0}.low", "reversed"),
    (with_ranges({}), R0, "required"),
    (with_ranges({**EVERYBODY, "from_age_days": 5, "to_age_days": 5}), f"{R0}.to_age_days", "invalid"),
    (
        with_ranges(EVERYBODY, has_no_range_for=[{"sex": "male"}]),
        f"{A0}.has_no_range_for[0]",
        "contradiction",
    ),
    (with_ranges({"low": "nan"}), f"{R0}.low", "invalid"),
    (with_ranges({"low": True}), f"{R0}.low", "invalid"),
    (with_ranges({"low": 1e300}), f"{R0}.low", "max_value"),
    # critical limits
    (with_ranges(EVERYBODY, critical=[{"low": 1.5}]), f"{A0}.critical[0].low", "within_range"),
    (with_ranges(EVERYBODY, critical=[{"high": 1.5}]), f"{A0}.critical[0].high", "within_range"),
    (with_ranges({"high": 2}, critical=[{"low": 0}]), f"{A0}.critical[0].low", "within_range"),
    (with_ranges({"low": 2}, critical=[{"high": 9}]), f"{A0}.critical[0].high", "within_range"),
    (with_ranges(EVERYBODY, critical=[{"low": 3, "high": 0}]), f"{A0}.critical[0].low", "reversed"),
    (with_ranges(EVERYBODY, critical=[{}]), f"{A0}.critical[0]", "required"),
    (with_ranges(EVERYBODY, critical=[{"low": 0}, {"low": 0}]), f"{A0}.critical[1]", "overlap"),
    # formulas
    ({"analytes": [analyte(formula="GLU +")]}, f"{A0}.formula", "invalid"),
    ({"analytes": [analyte(formula="[" + "-" * 297 + "1]")]}, f"{A0}.formula", "invalid"),
    ({"analytes": [analyte(formula="1" * 400)]}, f"{A0}.formula", "invalid"),
    ({"analytes": [analyte(formula="HDL + 1")]}, f"{A0}.formula", "unknown_name"),
    ({"analytes": [analyte(formula="GLU + 1")]}, f"{A0}.formula", "circle"),
    ({"analytes": [analyte(**CODED, values=[VALUE], formula="1")]}, f"{A0}.formula", "not_allowed"),
    # questions
    (asked(CHOICE, CHOICE), "questions[1].key", "not_unique"),
    (asked({**CHOICE, "choices": []}), "questions[0].choices", "required"),
    (asked({**CHOICE, "choices": ["x", "x"]}), "questions[0].choices", "not_unique"),
    (asked({**CHOICE, "kind": "text"}), "questions[0].choices", "not_allowed"),
    (asked({**CHOICE, "unit": "h"}), "questions[0].unit", "not_allowed"),
    (
        asked({**CHOICE, "shown_when": {"key": "a", "equals": "x"}}),
        "questions[0].shown_when.key",
        "unknown_key",
    ),
    (when("yes_no", "yes"), "questions[1].shown_when.equals", "impossible"),
    (when("number", "3"), "questions[1].shown_when.equals", "impossible"),
    (when("number", True), "questions[1].shown_when.equals", "impossible"),
    (when("choice", "z", choices=["x", "y"]), "questions[1].shown_when.equals", "impossible"),
    (when("date", "2024-02-30"), "questions[1].shown_when.equals", "impossible"),
    (when("text", "a\x00"), "questions[1].shown_when.equals", "null_characters_not_allowed"),
]


def test_each_is_refused_at_its_place_and_nothing_is_written(admin, nothing_changes):
    with nothing_changes():
        for changes, field, code in TABLE:
            response = admin.post(TESTS, body(**changes), format="json")
            assert (field, code) in fields_of(response), (changes, fields_of(response))


def test_what_fits_is_taken(admin):
    fitting = [
        with_ranges({**EVERYBODY, "sex": "male"}, has_no_range_for=[{"sex": "female"}]),
        with_ranges({"text": "Depends on the cycle."}),
        with_ranges({"low": -2, "high": 3}, critical=[{"low": -10, "high": 10}]),
        with_ranges(EVERYBODY, critical=[{"low": 1, "high": 2}]),
        {"analytes": [analyte(**CODED, values=[VALUE])]},
        {"analytes": []},
        when("yes_no", False),
        when("number", 3),
        when("choice", "y", choices=["x", "y"]),
        when("date", "2024-02-29"),
        when("text", "because"),
        {"price": None, "loinc": "", "synonyms": []},
    ]
    for index, changes in enumerate(fitting):
        response = admin.post(TESTS, body(code=f"T{index}", **changes), format="json")
        assert response.status_code == 201, response.content


@pytest.mark.one_engine
@pytest.mark.parametrize("code", ["2345-7", "718-7", "33914-3", "98979-8", "1-8"])
def test_a_check_digit_that_fits(code):
    assert is_loinc(code)
    wrong = (int(code[-1]) + 1) % 10
    assert not is_loinc(f"{code[:-1]}{wrong}")


@pytest.mark.one_engine
@pytest.mark.parametrize("code", ["", "2345", "-7", "2345-", "2345–7", "２345-7", "12345678-9", " 2345-7"])
def test_what_has_not_the_form_of_loinc(code):
    assert not is_loinc(code)
