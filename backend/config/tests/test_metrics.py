"""What Prometheus is told: by all web processes through one port, under names that the dashboard and the alerts use."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from prometheus_client import REGISTRY

from monitoring.metrics import PREFIX, REQUEST_SECONDS
from notifications.backlog import GAUGES

pytestmark = pytest.mark.one_engine
DEPLOY: Path = settings.REPOSITORY / "deploy"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        return str(refusal.read().decode())


def wait_for(url: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            fetch(url)
            return
        except OSError:
            assert time.monotonic() < deadline, f"{url} does not answer"
            time.sleep(0.05)


@pytest.fixture
def web(tmp_path) -> Iterator[tuple[str, str]]:
    """gunicorn with two processes: its address, and the one of its numbers."""
    port, private = free_port(), free_port()
    environment = os.environ | {
        "DEBUG": "1",
        "VAR_DIR": str(tmp_path),
        "WEB_CONCURRENCY": "2",
        "WEB_THREADS": "1",
        "METRICS_PORT": str(private),
        "TMPDIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-b", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{private}/metrics")
        yield f"http://127.0.0.1:{port}", f"http://127.0.0.1:{private}"
    finally:
        process.terminate()
        process.wait(timeout=20)
    assert not list(tmp_path.glob("clinic-lab-metrics-*"))


def test_whichever_web_process_is_asked_tells_of_all(web):
    address, private = web
    for _ in range(30):
        fetch(f"{address}/api/orders/")

    told = {fetch(f"{private}/metrics") for _ in range(6)}

    counted = (
        f'{PREFIX}_http_request_duration_seconds_count{{method="GET",route="order-list",status="4xx"}} 30.0'
    )
    assert all(counted in each for each in told)
    assert f"{PREFIX}_http" not in fetch(f"{address}/metrics")


@pytest.mark.django_db
def test_requests_are_counted_by_names_and_never_by_what_they_hold(client):
    before = len(next(iter(REQUEST_SECONDS.collect())).samples)
    for number in range(3):
        client.get(f"/api/nothing/{number}/")
        client.generic(f"MADE{number}", "/api/nothing/")

    samples = next(iter(REQUEST_SECONDS.collect())).samples
    new = {(each.labels["route"], each.labels["method"]) for each in samples[before:]}
    assert new <= {("not-found", "GET"), ("not-found", "OTHER")}


def exposed() -> set[str]:
    """Every name that a process of ours shows."""
    kinds = {"counter": ("_total",), "histogram": ("_bucket", "_count", "_sum"), "gauge": ("",)}
    families = [each for each in REGISTRY.collect() if each.name.startswith(PREFIX)]
    names = {f"{each.name}{ending}" for each in families for ending in kinds[each.type]}
    return names | {f"{PREFIX}_{name}" for name in GAUGES}


def used(text: str) -> set[str]:
    return set(re.findall(rf"\b{PREFIX}_\w+", text))


def dashboard_queries() -> str:
    panels = json.loads((DEPLOY / "grafana-dashboard.json").read_text(encoding="utf-8"))["panels"]
    return "\n".join(target["expr"] for panel in panels for target in panel["targets"])


def test_the_dashboard_and_the_alerts_ask_for_what_there_is():
    rules = yaml.safe_load((DEPLOY / "alerts.yml").read_text(encoding="utf-8"))["groups"][0]["rules"]
    alerts = "\n".join(rule["expr"] for rule in rules)

    assert used(alerts) <= exposed()
    assert used(dashboard_queries()) <= exposed()
    assert len(used(alerts)) >= 7


def test_the_dashboard_shows_everything_and_the_documentation_names_it():
    families = {re.sub(r"_(bucket|count|sum)$", "", name) for name in exposed()}
    shown = {re.sub(r"_(bucket|count|sum)$", "", name) for name in used(dashboard_queries())}
    page = (settings.REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")

    assert shown == families
    assert used(page) >= families


def test_each_alert_says_what_to_do():
    for rule in yaml.safe_load((DEPLOY / "alerts.yml").read_text(encoding="utf-8"))["groups"][0]["rules"]:
        assert rule["annotations"]["action"].endswith("."), rule["alert"]
        assert rule["labels"]["severity"] in ("page", "ticket")
