"""`dev.py sbom`: what the product is made of, as CycloneDX documents (one for Python, one for the browser)."""

import json
from pathlib import Path

from . import node, processes, python_env
from .console import say_step
from .paths import ROOT, SBOM
from .python_env import PYTHON, RUNTIME_LOCK


def write_documents() -> None:
    """Write both into var/sbom/; they are a product of the lock files and not kept."""
    python_env.ensure_development_packages()
    SBOM.mkdir(parents=True, exist_ok=True)
    for label, target, write in (
        ("Python", SBOM / "python.cdx.json", _write_python),
        ("Browser", SBOM / "browser.cdx.json", _write_browser),
    ):
        write(target)
        say_step(label, str(target.relative_to(ROOT)))


def _write_python(target: Path) -> None:
    options = ["--output-reproducible", "--of", "JSON", "--output-file", target]
    processes.run([PYTHON, "-m", "cyclonedx_py", "requirements", *options, RUNTIME_LOCK])


def _write_browser(target: Path) -> None:
    said = node.npm("sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only")
    document, _ = json.JSONDecoder().raw_decode(said, said.index("{"))  # warnings stand around it
    target.write_text(json.dumps(document, indent=2), encoding="utf-8")
