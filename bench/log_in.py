"""What a log-in costs beyond the hash of the password, which is dear on purpose."""

import json
import subprocess
import sys
import urllib.request

from bench.cpu import cpu_ms
from bench.figures import Spread, short
from bench.installation import BACKEND, Bench, pid_of
from bench.results import Findings, Table
from bench.scale import PASSWORD, WITH_PASSWORD, Scale
from bench.world import World

HASH = """
import time
import django
django.setup()
from django.contrib.auth.hashers import check_password, make_password
hashed = make_password("x")
check_password("x", hashed)
started = time.process_time()
for _ in range({times}):
    check_password("x", hashed)
print((time.process_time() - started) * 1000 / {times})
"""


def measure_log_in(bench: Bench, world: World, scale: Scale, findings: Findings) -> None:
    web = bench.start_web()
    log_in(web.port)
    hashes, logins, database = [], [], []
    for _ in range(scale.rounds):
        hashes.append(_hash_ms(bench, scale.requests))
        before = cpu_ms(pid_of(web)), cpu_ms(bench.postmaster)
        for _ in range(scale.requests):
            log_in(web.port)
        logins.append((cpu_ms(pid_of(web)) - before[0]) / scale.requests)
        database.append((cpu_ms(bench.postmaster) - before[1]) / scale.requests)
    bare, whole, rows = (Spread.of(each) for each in (hashes, logins, database))
    findings.add(
        Table(
            "A log-in, CPU ms",
            ["", "median", "low", "high"],
            [
                [name, *(short(each) for each in (spread.median, spread.low, spread.high))]
                for name, spread in (
                    ("bare hash", bare),
                    ("log-in, server", whole),
                    ("log-in, PostgreSQL", rows),
                )
            ],
        ),
        log_in_over_hash=whole.median / bare.median,
    )


def log_in(port: int) -> None:
    """One log-in with the right password.

    Raises:
        urllib.error.HTTPError: it was refused.
    """
    body = json.dumps({"username": WITH_PASSWORD, "password": PASSWORD}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/auth/login/", data=body, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        answer.read()


def _hash_ms(bench: Bench, times: int) -> float:
    made = subprocess.run(
        [sys.executable, "-c", HASH.format(times=times)],
        cwd=BACKEND,
        env=bench.environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    return float(made.stdout)
