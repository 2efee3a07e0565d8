"""The pages that describe the code say what the code says."""

import re
from pathlib import Path

from django.conf import settings

from orders.diagram import put_into

ROOT: Path = settings.REPOSITORY


def test_the_status_diagram_is_the_table():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

    assert put_into(page) == page, "run: manage.py draw_statuses"


def test_every_variable_of_the_settings_is_explained():
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "backend/config/settings.py").read_text()))
    explained = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert read == explained
    assert len(read) > 15


def test_links_between_the_pages_lead_somewhere():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
