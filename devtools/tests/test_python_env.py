import sys

import pytest

from devtools import python_env
from devtools.console import Failure
from devtools.stamps import was_cut_short


@pytest.fixture
def venv(tmp_path, monkeypatch):
    folder = tmp_path / ".venv"
    monkeypatch.setattr(python_env, "VENV", folder)
    monkeypatch.setattr(
        python_env, "PYTHON", folder / python_env.PYTHON.relative_to(python_env.ROOT / ".venv")
    )
    monkeypatch.setattr(python_env, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(
        python_env, "was_cut_short", lambda pattern: was_cut_short(pattern, tmp_path / "stamps")
    )
    return folder


def test_a_half_made_environment_is_built_again(venv):
    python_env.PYTHON.parent.mkdir(parents=True)
    python_env.PYTHON.write_text("cut short")
    assert not python_env.is_healthy()
    python_env.ensure_venv()
    assert python_env.is_healthy()


def test_an_installation_cut_short_starts_from_a_new_environment(venv, tmp_path, monkeypatch):
    venv.mkdir()
    (venv / "half-installed").touch()
    (tmp_path / "stamps").mkdir()
    (tmp_path / "stamps" / "python-runtime").write_text("started")
    monkeypatch.setattr(python_env, "is_healthy", lambda: True)
    python_env.ensure_venv()
    assert not (venv / "half-installed").exists()


def test_pins_are_read_without_extras_and_comments(tmp_path):
    file = tmp_path / "requirements.txt"
    file.write_text("# Pinned\nDjango==5.2.19\ndrf-spectacular[sidecar]==0.30.0  # why\n\n")
    assert python_env.read_pins(file) == ["Django==5.2.19", "drf-spectacular==0.30.0"]


def test_a_package_of_another_version_counts_as_missing(monkeypatch):
    monkeypatch.setattr(python_env, "PYTHON", sys.executable)
    assert python_env.are_installed([f"pytest=={pytest.__version__}"])
    assert not python_env.are_installed(["pytest==0.0.1"])


def test_no_network_is_one_clear_line(monkeypatch):
    def offline(command, **options):
        raise Failure(
            "Exit code 1", "error: dns error: failed to lookup address information: name resolution"
        )

    monkeypatch.setattr(python_env.processes, "run", offline)
    with pytest.raises(Failure, match="package index cannot be reached") as raised:
        python_env.install("Django==5.2.19")
    assert raised.value.output == ""
