"""A new version comes while people work: its migrations run under the former one's code, then process after process
is replaced. Run by `dev.py upgrade`.

No request may fail while the migrations run, nor while the former code works on the new tables. While processes are
replaced a request may be repeated with its key, as every client does; nothing may be answered wrongly.
"""

import argparse
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from drills.fleet import Fleet, fleet
from drills.installation import BACKEND, ROOT, is_listening, manage, wait_for
from drills.people import Person

CLINICS, LABS = ("amara", "leila"), ("rupinder", "mateo")
OLD_CODE_WORKS_FOR_S = 20
COPY = """
    INSERT INTO orders_order ({names})
    SELECT {values} FROM orders_order, generate_series(1, %s)
    WHERE submitted_at IS NOT NULL
"""
MADE_ANEW = {
    "id": "gen_random_uuid()",
    "number": "upper(substr(md5(random()::text || clock_timestamp()), 1, 12))",
    "client_reference": "''",
}


@dataclass
class Shift:
    """People at work, and what each answer took, in seconds, by the phase it came in."""

    whole: Fleet
    phase: str = "before"
    took: dict[str, list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> list[threading.Thread]:
        works = [*((self._order, name) for name in CLINICS), *((self._walk, name) for name in LABS)]
        threads = [threading.Thread(target=self._guard, args=work) for work in works]
        for thread in threads:
            thread.start()
        return threads

    def _guard(self, work: Callable[[Person], None], name: str) -> None:
        person = Person(self.whole, name)
        while not self.stop.is_set():
            before, phase, repeats = time.monotonic(), self.phase, person.repeats
            try:
                work(person)
            except AssertionError as error:
                self.failures.append(f"{phase}: {error}")
            if person.repeats > repeats and "replaced" not in phase:
                self.failures.append(f"{phase}: asked {person.repeats - repeats} times more")
            self.took.setdefault(phase, []).append(time.monotonic() - before)

    def _order(self, person: Person) -> None:
        labs = person.ask("GET", "/api/labs/")["results"]
        order = person.place_order(labs[0]["id"], notes="Fasting since midnight.")
        person.ask("GET", f"/api/orders/?search={order['number']}")
        person.ask("GET", "/api/orders/summary/")

    def _walk(self, person: Person) -> None:
        waiting = person.ask("GET", "/api/orders/?status=submitted&ordering=-created_at&page_size=5")[
            "results"
        ]
        for order in waiting:
            # 409: the other colleague was faster.
            path = f"/api/orders/{order['id']}/transitions/"
            person.ask("POST", path, {"action": "review"}, expect=(200, 409))
        person.ask("GET", "/api/orders/?ordering=priority")


def take_out(commit: str, folder: Path) -> Path:
    """The Django project as it was at ``commit``."""
    git = shutil.which("git")
    assert git is not None, "No git: apt-get install git"
    archive = subprocess.run(
        [git, "archive", commit, "backend"], cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")
    return folder / "backend"


def populate(whole: Fleet, orders: int) -> int:
    """Copies of the demo's orders until there are about so many; returns how many there are."""
    with psycopg2.connect(whole.database.superuser_url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM orders_order WHERE submitted_at IS NOT NULL")
        (there,) = cursor.fetchall()[0]
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'orders_order'")
        names = [row[0] for row in cursor.fetchall()]
        values = ", ".join(MADE_ANEW.get(name, name) for name in names)
        cursor.execute(COPY.format(names=", ".join(names), values=values), [orders // there])
        cursor.execute("SELECT count(*) FROM orders_order")
        return int(cursor.fetchall()[0][0])


def replace_processes(whole: Fleet) -> None:
    """One after the other, each stopped as a host stops it, and started with this version's code."""
    for part in (*whole.webs, *whole.realtimes, *whole.workers):
        part.stop()
        part.code = BACKEND
        part.start()
        if part.port is not None:
            wait_for(lambda port=part.port: is_listening(port), f"{part.name} did not start; see {whole.log}")
    wait_for(whole.is_ready, f"not ready; see {whole.log}")


def upgrade(whole: Fleet, orders: int, say: Callable[[str], None]) -> list[str]:
    """What went wrong; nothing if nobody noticed."""
    say(f"{populate(whole, orders):,} orders")
    shift = Shift(whole)
    threads = shift.begin()
    try:
        time.sleep(OLD_CODE_WORKS_FOR_S / 2)  # to have something to compare with
        shift.phase = "while the migrations ran"
        began = time.monotonic()
        manage({**whole.environment, "DATABASE_URL": whole.database.owner_url}, "migrate", "-v0")
        say(f"the migrations took {time.monotonic() - began:.1f} s")
        shift.phase = "the former code on the new tables"
        time.sleep(OLD_CODE_WORKS_FOR_S)
        shift.phase = "while processes were replaced"
        replace_processes(whole)
        shift.phase = "the new code"
        time.sleep(OLD_CODE_WORKS_FOR_S / 2)
    finally:
        shift.stop.set()
        for thread in threads:
            thread.join()
    for phase, took in shift.took.items():
        say(f"{phase}: {len(took)} rounds of work, the slowest took {max(took) * 1000:.0f} ms")
    return shift.failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commit", help="the former version")
    parser.add_argument("--orders", type=int, default=200_000)
    options = parser.parse_args()

    def say(text: str) -> None:
        print(text, flush=True)  # noqa: T201 - a command speaks

    with tempfile.TemporaryDirectory(prefix="clinic-lab-upgrade-") as folder:
        former, parts = Path(folder) / "former", Path(folder) / "parts"
        former.mkdir()
        parts.mkdir()
        with fleet(parts, take_out(options.commit, former)) as whole:
            failures = upgrade(whole, options.orders, say)
            if failures:
                say(whole.log.read_text()[-4000:])
    for failure in failures or ["Nobody noticed."]:
        say(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
