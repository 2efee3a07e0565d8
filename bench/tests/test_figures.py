import pytest

from bench.figures import Spread, percentile, short, slowest_over_fastest


def test_a_spread_is_the_middle_and_both_ends():
    assert Spread.of([9, 1, 5]) == Spread(5, 1, 9)
    assert Spread.of([1, 2]) == Spread(1.5, 1, 2)


def test_nothing_measured_is_no_figure():
    with pytest.raises(ValueError, match="Nothing"):
        Spread.of([])
    with pytest.raises(ValueError, match="needs values"):
        percentile([], 0.5)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100), (0.001, 1)])
def test_a_percentile_is_a_value_that_was_measured(share, expected):
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_the_percentile_of_one_value_is_that_value():
    assert percentile([7.5], 0.95) == 7.5


def test_flat_is_one():
    assert slowest_over_fastest([4, 4, 4]) == 1
    assert slowest_over_fastest([2, 8, 4]) == 4


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.01234, "0.0123"),
        (1.2345, "1.23"),
        (12.345, "12.3"),
        (123.45, "123"),
        (1234.5, "1234"),
        (-2.5, "-2.50"),
    ],
)
def test_three_digits_that_count(value, text):
    assert short(value) == text
