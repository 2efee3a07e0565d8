"""Which specimens tests need: the pure part."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specimens.planning import PlannedTest, compare, key_of, plan_specimens

pytestmark = pytest.mark.one_engine

requirement = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["Serum", "serum ", " SERUM", "Whole  blood", "whole blood", "", "  "]),
        "container": st.sampled_from(["", "Gel tube", "gel  tube"]),
        "cap_colour": st.sampled_from(["", "gold", "Gold "]),
        "transport_temperature": st.sampled_from(["ambient", "frozen"]),
        "minimum_volume_ml": st.none() | st.floats(0, 1e12),
        "stability_hours": st.none() | st.integers(1, 100_000),
        "patient_preparation": st.sampled_from(["", "Fast.", "Rest."]),
    }
)
orders = st.lists(st.lists(requirement, max_size=3), max_size=6).map(
    lambda all_: [PlannedTest(f"id{n}", f"T{n}", f"Test {n}", needs) for n, needs in enumerate(all_)]
)


def described(groups):
    return [(key_of(group), group.type, group.needs) for group in groups]


@given(orders)
def test_each_requirement_is_in_exactly_one_specimen(tests):
    groups = plan_specimens(tests)

    for test in tests:
        for needed in test.requirements:
            found = [group for group in groups if key_of(group) == wanted(needed)]
            assert len(found) == (1 if needed["type"].strip() else 0)
            for group in found:
                assert {"test": test.test, "code": test.code, "name": test.name} in group.tests
    named = {(mention["test"], key_of(group)) for group in groups for mention in group.tests}
    assert len(named) == sum(len(group.tests) for group in groups)
    assert named == {
        (test.test, wanted(needed))
        for test in tests
        for needed in test.requirements
        if needed["type"].strip()
    }


def wanted(needed):
    columns = ("type", "container", "cap_colour", "transport_temperature")
    return tuple(" ".join(needed[name].split()).casefold() for name in columns)


@given(orders, st.randoms(use_true_random=False))
def test_the_order_of_tests_does_not_matter(tests, random):
    shuffled = list(tests)
    random.shuffle(shuffled)

    assert described(plan_specimens(shuffled)) == described(plan_specimens(tests))


@given(orders)
def test_planning_twice_changes_nothing(tests):
    first = plan_specimens(tests)
    changes = compare(plan_specimens(tests), first)

    assert (changes.missing, changes.unneeded) == ([], [])
    assert [(kept.type, kept.needs) for kept, _ in changes.kept] == [
        (group.type, group.needs) for _, group in changes.kept
    ]


@given(orders, orders)
def test_a_change_keeps_what_is_still_needed(before, after):
    former, wanted_now = plan_specimens(before), plan_specimens(after)
    changes = compare(wanted_now, former)

    kept = {key_of(specimen) for specimen, _ in changes.kept}
    assert kept == {key_of(each) for each in former} & {key_of(each) for each in wanted_now}
    assert kept | {key_of(each) for each in changes.missing} == {key_of(each) for each in wanted_now}
    assert kept | {key_of(each) for each in changes.unneeded} == {key_of(each) for each in former}


def test_volumes_add_up_without_the_errors_of_fractions():
    def needs(volume, hours):
        return [
            {
                "type": "Serum",
                "container": "",
                "cap_colour": "",
                "transport_temperature": "ambient",
                "minimum_volume_ml": volume,
                "stability_hours": hours,
                "patient_preparation": "Fast.",
            }
        ]

    tests = [
        PlannedTest("1", "A", "A", needs(0.1, 24)),
        PlannedTest("2", "B", "B", needs(0.2, 8)),
        PlannedTest("3", "C", "C", needs(None, None)),
    ]
    [group] = plan_specimens(tests)

    assert (group.minimum_volume_ml, group.stability_hours) == (Decimal("0.3"), 8)
    assert group.patient_preparation == ["Fast."]
    assert [mention["code"] for mention in group.tests] == ["A", "B", "C"]
