"""A backup of an installation at work, restored into a new database: the same to the row, and ready to go on."""

import threading
import time
from contextlib import ExitStack
from pathlib import Path

import psycopg2

from drills.installation import Installation, drop_database, make_database, manage
from drills.people import Person

PLACED_BEFORE = 20


def read_references(url: str) -> set[str]:
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT client_reference FROM orders_order WHERE client_reference LIKE 'restore-%'")
        return {reference for (reference,) in cursor.fetchall()}


def test_a_backup_under_load_comes_back_whole(installation: Installation, tmp_path: Path, capsys) -> None:
    clinic = Person(installation, "amara")
    lab_id = next(row["id"] for row in clinic.every("/api/labs/") if row["name"].startswith("Helix"))
    stop, placed = threading.Event(), []

    def keep_placing() -> None:
        while not stop.is_set():
            reference = f"restore-{len(placed)}"
            clinic.place_order(lab_id, client_reference=reference)
            placed.append(reference)

    with ExitStack() as undo:
        writer = threading.Thread(target=keep_placing)
        writer.start()
        undo.callback(writer.join)
        undo.callback(stop.set)
        while len(placed) < PLACED_BEFORE:
            assert writer.is_alive()
            time.sleep(0.02)
        before = set(placed)
        began = time.monotonic()
        installation.manage("backup", str(tmp_path))
        took = time.monotonic() - began
        during = len(placed) - len(before)

    (backup,) = tmp_path.glob("clinic-lab-*.tar")
    server_url = installation.database.superuser_url
    fresh = make_database(server_url)
    try:
        # It compares every table with what the backup says was in it at its moment.
        elsewhere = {**installation.environment, "VAR_DIR": str(tmp_path / "elsewhere")}
        manage({**elsewhere, "DATABASE_URL": fresh.owner_url}, "restore", str(backup))
        restored = read_references(fresh.superuser_url)
        assert before <= restored <= set(placed)
        manage({**elsewhere, "DATABASE_URL": fresh.app_url}, "verify_audit")
    finally:
        drop_database(fresh, server_url)
    assert during > 0, "nobody worked while the backup was made"
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what a drill is for
            f"\ndrill: backup in {took:.1f} s while {during} orders were placed; "
            f"{len(restored)} of {len(placed)} are in it"
        )
