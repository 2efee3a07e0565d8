import pytest


@pytest.fixture
def on_machine(monkeypatch, tmp_path):
    """A machine whose PATH holds exactly the programs named: put(name) makes one and returns its path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name, script="exit 0", where=folder):
        where.mkdir(parents=True, exist_ok=True)
        program = where / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return program

    return put
