"""Measures the named subjects on the servers of DATABASE_URL and REDIS_URL. Started by `dev.py bench`."""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.catalog import measure_catalog
from bench.growth import measure_growth
from bench.installation import Bench
from bench.log_in import measure_log_in
from bench.machine import describe_machine, describe_moment
from bench.pages import measure_pages
from bench.queries import measure_queries
from bench.results import Findings, Results
from bench.scale import chosen_scale
from bench.sockets import measure_sockets
from bench.world import World, make_world
from drills.installation import drop_database, make_database

SUBJECTS = {
    "pages": measure_pages,
    "queries": measure_queries,
    "sockets": measure_sockets,
    "log_in": measure_log_in,
    "catalog": measure_catalog,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("names", nargs="+")
    options = parser.parse_args()
    scale = chosen_scale(quick=options.quick, orders=options.orders)
    server_url, redis_url = os.environ["DATABASE_URL"], os.environ["REDIS_URL"]
    results = Results(describe_machine(server_url, redis_url))
    results.machine["orders"] = f"{options.orders:,}" + (
        " (quick: not to be quoted)" if options.quick else ""
    )
    with installed(server_url, redis_url, options.orders) as (bench, world):
        subjects = {
            **SUBJECTS,
            "growth": partial(measure_growth, installed=partial(installed, server_url, redis_url)),
        }
        for name, measure in subjects.items():
            if name in options.names:
                started = time.monotonic()
                findings = results.subjects[name] = Findings(describe_moment())
                measure(bench, world, scale, findings)
                bench.stop()
                print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    print(f"\n{results.goals().as_markdown()}")
    results = results.with_former()
    results.write()
    if not options.quick:
        results.write_into()


@contextmanager
def installed(server_url: str, redis_url: str, orders: int) -> Iterator[tuple[Bench, World]]:
    """An installation with so many orders, gone when the block ends."""
    started = time.monotonic()
    database = make_database(server_url)
    with tempfile.TemporaryDirectory(prefix="clinic-lab-bench-") as folder:
        bench = Bench(database, redis_url, Path(folder))
        try:
            bench.migrate()
            world = make_world(bench, orders)
            print(f"{orders:,} orders made in {time.monotonic() - started:.0f} s", flush=True)
            yield bench, world
        finally:
            bench.stop()
            drop_database(database, server_url)


if __name__ == "__main__":
    main()
