import socket
import stat
import sys

import pytest

from devtools import lock, ports, server
from devtools.console import Failure


@pytest.fixture
def busy_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.fixture
def run_lock(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "RUN_LOCK", tmp_path / "var" / "run.lock")


def test_a_busy_port_is_reported_with_one_that_is_free(busy_port, run_lock):
    with pytest.raises(Failure, match=rf"^Port {busy_port} is in use.*dev\.py run --port (\d+)$") as raised:
        server.serve("127.0.0.1", busy_port)
    offered = int(str(raised.value).rsplit(" ", 1)[1])
    assert ports.is_free("127.0.0.1", offered)


def test_a_second_server_is_told_where_the_first_runs(run_lock):
    with (
        lock.hold_run_lock("http://127.0.0.1:8000"),
        pytest.raises(Failure, match=r"Already running.*http://127\.0\.0\.1:8000"),
        lock.hold_run_lock("http://127.0.0.1:8001"),
    ):
        pass


def test_the_lock_is_free_again_afterwards(run_lock):
    with lock.hold_run_lock("http://127.0.0.1:8000"):
        pass
    with lock.hold_run_lock("http://127.0.0.1:8000"):
        pass


@pytest.fixture
def secrets_file(tmp_path, monkeypatch):
    file = tmp_path / "var" / "secrets.env"
    monkeypatch.setattr(server, "VAR", file.parent)
    monkeypatch.setattr(server, "SECRETS", file)
    return file


def test_secrets_are_made_once(secrets_file):
    first = server.load_secrets()
    assert len(first["SECRET_KEY"]) >= 50
    assert server.load_secrets() == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_secrets_are_readable_by_their_owner_alone(secrets_file):
    server.load_secrets()
    assert stat.S_IMODE(secrets_file.stat().st_mode) == 0o600


def test_a_secret_that_is_missing_is_added_and_the_others_stay(secrets_file):
    secrets_file.parent.mkdir()
    secrets_file.write_text("SECRET_KEY=kept\n")
    assert server.load_secrets()["SECRET_KEY"] == "kept"
    assert len(server.load_secrets()["JWT_SIGNING_KEY"]) >= 50
