import pytest

from bench.goals import GOALS, Goal, goal_rows, verdict

COST = Goal("a cost", must=5, aim=3)
RATE = Goal("a rate", must=200, aim=500, at_least=True, unit="/s")
PLAIN = Goal("without an aim", must=1.1, aim=None)


@pytest.mark.parametrize(
    ("goal", "value", "expected"),
    [
        (COST, 3, "aim"),
        (COST, 3.01, "must"),
        (COST, 5, "must"),
        (COST, 5.01, "missed"),
        (RATE, 500, "aim"),
        (RATE, 499, "must"),
        (RATE, 200, "must"),
        (RATE, 199, "missed"),
        (PLAIN, 1.1, "must"),
        (PLAIN, 1.2, "missed"),
    ],
)
def test_a_bound_itself_is_reached(goal, value, expected):
    assert verdict(goal, value) == expected


def test_an_aim_is_never_easier_than_the_must():
    for goal in GOALS.values():
        assert goal.aim is None or goal.is_met_by(goal.aim, goal.must), goal.measure


def test_only_what_was_measured_has_a_row():
    assert goal_rows({"log_in_over_hash": 1.05}) == [
        ["log-in: CPU over the bare hash's", "≤ 1.10×", "–", "1.05×", "must"]
    ]


def test_a_figure_without_a_goal_is_a_mistake():
    with pytest.raises(KeyError, match="log_inn"):
        goal_rows({"log_inn": 1})
