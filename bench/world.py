"""The data of a bench: a hundred clinics, twenty labs, and as many orders as asked for."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2.extras import execute_values

from bench.installation import BACKEND, Bench

SQL = Path(__file__).with_name("world.sql")
LARGEST, SMALLEST = 0, -1


@dataclass(frozen=True)
class World:
    """Ids of organizations, and their people with a token each."""

    orders: int
    clinics: list[str]
    labs: list[str]
    people: dict[str, list[dict[str, str]]]

    def token(self, organization: str, number: int = 0) -> str:
        """The access token of somebody who works there."""
        return self.people[organization][number]["token"]


def make_world(bench: Bench, orders: int) -> World:
    """Fill the database of ``bench``, which has the tables and nothing in them."""
    # As a module: run as a file it would take this folder's modules for the product's of the same name.
    command = [sys.executable, "-m", "bench.people"]
    made = subprocess.run(command, cwd=BACKEND, env=bench.environment, check=True, stdout=subprocess.PIPE)
    world = World(orders, **json.loads(made.stdout))
    connection = psycopg2.connect(bench.database.superuser_url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for table, ids in (("bench_clinic", world.clinics), ("bench_lab", world.labs)):
            cursor.execute(f"CREATE TEMP TABLE {table} (n int, id uuid, requester uuid)")
            rows = [(n, each, world.people[each][0]["user"]) for n, each in enumerate(ids)]
            execute_values(cursor, f"INSERT INTO {table} VALUES %s", rows)
        cursor.execute("BEGIN")
        cursor.execute(SQL.read_text(encoding="utf-8"), {"rows": orders})
        cursor.execute("COMMIT")
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
    connection.close()
    return world
