"""Hours in minutes: sockets stay open and people work, and nothing grows. Run by `dev.py soak`.

Memory, open files and connections of every process are looked at all along; what the second quarter needed on average
must be enough for the last one, within ``GROWTH``.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import psycopg2

from drills.fleet import Fleet, fleet
from drills.installation import BACKEND, Part
from drills.people import Person, Reader

PEOPLE = 60
GROWTH = 1.05
LOOK_EVERY_S = 5.0
PAUSE_BETWEEN_ORDERS_S = 0.2
TOKEN_MINUTES = "600"

MAKE_PEOPLE = """
import json
from accounts.models import Membership, Organization, User
from accounts.sessions import start_session
clinic = Organization.objects.get(name__startswith="Riverside")
tokens = []
for number in range({people}):
    user = User.objects.create(username=f"soak-{{number}}", email=f"soak-{{number}}@example.org")
    member = Membership.objects.create(user=user, organization=clinic, role="staff")
    tokens.append(start_session(user=user, membership=member)[1].access)
print(json.dumps(tokens))
"""

# Process → what → values over time.
Series = dict[str, dict[str, list[float]]]


def make_people(whole: Fleet) -> list[str]:
    """Access tokens of colleagues, as one person may open ten sockets only."""
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", MAKE_PEOPLE.format(people=PEOPLE)],
        cwd=BACKEND,
        env={**whole.environment, "ACCESS_TOKEN_MINUTES": TOKEN_MINUTES},
        check=True,
        capture_output=True,
        text=True,
    )
    tokens: list[str] = json.loads(done.stdout.splitlines()[-1])
    return tokens


def look(whole: Fleet, series: Series) -> None:
    """One value more of everything."""
    numbered: dict[str, int] = defaultdict(int)
    for part in whole.parts:
        numbered[part.name] += 1
        pids = family_of(part)
        own = series[f"{part.name} {numbered[part.name]}"]
        own["memory in MB"].append(sum(map(memory_of, pids)) / 1024)
        own["open files"].append(sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in pids))
    with psycopg2.connect(whole.database.superuser_url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        series["PostgreSQL"]["connections"].append(cursor.fetchall()[0][0])


def family_of(part: Part) -> list[int]:
    """The process and its children."""
    assert part.process is not None
    pid = part.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def memory_of(pid: int) -> int:
    """Resident memory in kB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def find_growth(series: Series) -> list[str]:
    """What the last quarter needed more of than the second one, beyond ``GROWTH``."""
    grown = []
    for name, own in series.items():
        for what, values in own.items():
            quarter = max(1, len(values) // 4)
            early, late = mean(values[quarter : 2 * quarter]), mean(values[-quarter:])
            # Three open files or connections more are a matter of the moment.
            if late > early * GROWTH and late - early > 3:
                grown.append(f"{name}: {what} {early:.1f} → {late:.1f}")
    return grown


def work_on(whole: Fleet, stop: threading.Event, done: list[str]) -> None:
    """A clinic and a lab, with lists, searches, orders and steps."""
    clinic, lab = Person(whole, "amara"), Person(whole, "mateo")
    lab_id = next(row["id"] for row in clinic.every("/api/labs/") if row["name"].startswith("Helix"))
    while not stop.wait(PAUSE_BETWEEN_ORDERS_S):
        order = clinic.place_order(lab_id, notes="Fasting since midnight.")
        for path in ("/api/orders/", "/api/orders/summary/", f"/api/orders/?search={order['number']}"):
            clinic.ask("GET", path)
        for action in ("review", "start", "complete"):
            lab.ask("GET", "/api/orders/?needs_attention=true")
            lab.take_step(order["id"], action)
        done.append(order["id"])


async def soak(whole: Fleet, minutes: float, sockets: int, say: Callable[[str], None]) -> list[str]:
    """The complaints; none if nothing grew and every socket stayed."""
    tokens = await asyncio.to_thread(make_people, whole)
    readers = [Reader(whole, tokens[number % PEOPLE]) for number in range(sockets)]
    reading = [asyncio.create_task(reader.read_forever()) for reader in readers]
    for reader, task in zip(readers, reading, strict=True):
        await reader.wait_until_live(task)
    say(f"{sockets} sockets are open")
    stop, done, series = threading.Event(), [], defaultdict(lambda: defaultdict(list))
    working = asyncio.create_task(asyncio.to_thread(work_on, whole, stop, done))
    until = time.monotonic() + minutes * 60
    while time.monotonic() < until and not working.done():
        await asyncio.sleep(LOOK_EVERY_S)
        await asyncio.to_thread(look, whole, series)
    stop.set()
    await working
    reopened = sum(reader.connections - 1 for reader in readers)
    for name, own in series.items():
        say(
            f"{name}: "
            + ", ".join(f"{what} {values[0]:.0f} → {values[-1]:.0f}" for what, values in own.items())
        )
    say(
        f"{len(done)} orders walked through, {sum(len(reader.heard) for reader in readers)} notifications heard"
    )
    for task in reading:
        task.cancel()
    return [*find_growth(series), *([f"{reopened} sockets had to come back"] if reopened else [])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--sockets", type=int, default=500)
    options = parser.parse_args()

    def say(text: str) -> None:
        print(text, flush=True)  # noqa: T201 - a command speaks

    with tempfile.TemporaryDirectory(prefix="clinic-lab-soak-") as folder, fleet(Path(folder)) as whole:
        complaints = asyncio.run(soak(whole, options.minutes, options.sockets, say))
    for complaint in complaints or ["Nothing grew."]:
        say(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
