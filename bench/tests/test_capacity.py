"""The model grows as it should, and an assumption changes what it is about and nothing else."""

import argparse
import re
from pathlib import Path

import pytest

from bench.capacity import Assumptions, Costs, add_arguments, answer, as_markdown, estimate


def values(given: Assumptions, costs: Costs | None = None) -> dict[str, float]:
    return {need.what: need.value for need in estimate(given, costs or Costs())}


def test_twice_the_network_needs_twice_as_much():
    one, two = values(Assumptions(clinics=100, labs=10)), values(Assumptions(clinics=200, labs=20))

    assert two == pytest.approx({what: 2 * value for what, value in one.items()})


def test_orders_are_counted_by_hand():
    found = values(Assumptions(clinics=36, orders_per_clinic_a_day=100, working_hours_a_day=10, peak=3))

    assert found["orders a day"] == 3600
    assert found["orders in the busiest hour"] == pytest.approx(0.3)
    assert found["changes (orders placed, steps)"] == pytest.approx(1.5)
    assert found["orders a year"] == 900_000


def test_dearer_sockets_cost_realtime_alone():
    cheap, dear = values(Assumptions(), Costs()), values(Assumptions(), Costs(socket_ms_per_frame=15))

    assert {what for what in cheap if cheap[what] != dear[what]} == {"realtime: cores"}
    assert dear["realtime: cores"] > cheap["realtime: cores"]


def test_the_page_says_what_the_model_says():
    page = (Path(__file__).parents[2] / "docs" / "scaling.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"<!-- python3 dev.py capacity -->\n(.*?)\n?<!-- end", page, re.DOTALL)

    assert shown == as_markdown(estimate(Assumptions(), Costs())), (
        "paste what `python3 dev.py capacity` prints"
    )


def test_every_assumption_is_an_option():
    parser = argparse.ArgumentParser()
    add_arguments(parser)

    table = answer(parser.parse_args(["--clinics", "50", "--peak", "1"]))

    assert "| orders a day | 1,000 |" in table
