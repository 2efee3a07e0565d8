"""Looking for a test among many labs' catalogues, and in one's."""

from pathlib import Path

import psycopg2

from bench.figures import percentile, short
from bench.installation import Bench
from bench.load import Ask, ask_in_turn
from bench.results import Findings, Table
from bench.scale import Scale
from bench.world import LARGEST, World

PAGE = "/api/catalog/tests/"
SQL = Path(__file__).with_suffix(".sql")
LABS, TESTS = 20, 2_000

# What is typed, letter by letter, rightly and wrongly.
TYPED = ("f", "fer", "ferritin", "feritin", "glukose", "creatinin urine", "T1500", "vit d", "found-nowhere")


def measure_catalog(bench: Bench, world: World, scale: Scale, findings: Findings) -> None:
    """Each search by a clinic over all labs and over one, in rounds, one connection."""
    lab = _fill(bench.database.superuser_url)
    port, token = bench.start_web().port, world.token(world.clinics[LARGEST])
    tails = ["", f"?lab={lab}"]
    for words in TYPED:
        typed = words.replace(" ", "+")
        tails += [f"?search={typed}", f"?search={typed}&lab={lab}"]
    taken: dict[str, list[float]] = {tail: [] for tail in tails}
    for _ in range(scale.rounds):
        for tail in tails:
            taken[tail] += ask_in_turn(Ask(port, PAGE + tail, token), scale.requests)
    searched = [ms for tail, each in taken.items() if "search" in tail for ms in each]
    findings.add(
        Table(
            f"Looking for a test among {LABS} labs with {TESTS:,} each, one connection, ms",
            ["query", "p50", "p95"],
            [
                [f"`{tail.replace(lab, 'one')}`" if tail else "first page", *_spread(each)]
                for tail, each in taken.items()
            ],
        ),
        raw={
            tail: {"p50": percentile(each, 0.5), "p95": percentile(each, 0.95)}
            for tail, each in taken.items()
        },
        catalog_search_p95=percentile(searched, 0.95),
    )


def _spread(each: list[float]) -> list[str]:
    return [short(percentile(each, 0.5)), short(percentile(each, 0.95))]


def _fill(url: str) -> str:
    """Make the catalogues; the id of one of the labs."""
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(SQL.read_text(encoding="utf-8"), {"labs": LABS, "tests": TESTS})
            cursor.execute("SELECT id FROM accounts_organization WHERE name = 'Catalogue lab 7'")
            (lab,) = cursor.fetchone()
    finally:
        connection.close()
    return str(lab)
