"""The pages that describe the code say what the code says."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from orders.diagram import put_into
from specimens import diagram

pytestmark = pytest.mark.one_engine

ROOT: Path = settings.REPOSITORY


def test_the_status_diagram_is_the_table():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

    assert put_into(page) == page, "run: manage.py draw_statuses"


def test_the_status_diagram_of_specimens_is_theirs():
    page = (ROOT / "docs" / "specimens.md").read_text(encoding="utf-8")

    assert diagram.put_into(page) == page, "run: manage.py draw_specimens"


def test_every_variable_of_the_settings_is_explained():
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z0-9_]+)"', (ROOT / "backend/config/settings.py").read_text()))
    deployed = set(re.findall(r"\$\{([A-Z0-9_]+)", (ROOT / "docker-compose.yml").read_text()))
    deployed |= set(
        re.findall(r"environ\.get\(.([A-Z0-9_]+)", (ROOT / "backend/gunicorn.conf.py").read_text())
    )
    explained = set(re.findall(r"^([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert read | deployed == explained
    assert len(read) > 15
    assert {"DOMAIN", "WEB_CONCURRENCY"} <= deployed


def test_every_process_of_the_procfile_is_a_service_and_does_the_same():
    lines = re.findall(
        r"^(\w+): cd backend && ((?:[A-Z_]+=\S+ )*)(.*)$", (ROOT / "Procfile").read_text(), re.MULTILINE
    )
    procfile = {name: command for name, _, command in lines}
    compose = (ROOT / "docker-compose.yml").read_text()
    services = dict(re.findall(r"^  (\w+):\n(?:    .*\n)*?    command: (.*)$", compose, re.MULTILINE))

    assert set(procfile) == {"release", "web", "realtime", "worker"}
    for name, command in procfile.items():
        assert services[name] == command.replace("${PORT:-8001}", "8001")
    keeping = re.findall(r"^  (\w+):\n(?:    .*\n)*?      CONN_MAX_AGE: 60$", compose, re.MULTILINE)
    assert keeping == [name for name, given, _ in lines if "CONN_MAX_AGE=60" in given]


def test_links_between_the_pages_lead_somewhere():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
