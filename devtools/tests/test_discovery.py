"""Where the servers and the browser of the tests come from, in which order."""

import pytest

from devtools import browser, postgres, redis
from devtools.console import Failure


def test_a_database_url_from_outside_comes_first(on_machine):
    with postgres.database({"TEST_DATABASE_URL": "postgres://somewhere/else"}) as url:
        assert url == "postgres://somewhere/else"


def test_postgres_on_the_path_comes_before_installed_versions(on_machine, tmp_path):
    older = on_machine("initdb", where=tmp_path / "postgresql" / "9" / "bin").parent
    newer = on_machine("initdb", where=tmp_path / "postgresql" / "17" / "bin").parent
    for folder in (older, newer):
        on_machine("postgres", where=folder)
    patterns = (f"{tmp_path}/postgresql/*/bin",)
    assert postgres.find_binaries(patterns) == newer

    on_path = on_machine("initdb").parent
    on_machine("postgres")
    assert postgres.find_binaries(patterns) == on_path


def test_a_client_without_a_server_is_no_postgres(on_machine):
    on_machine("psql")
    on_machine("initdb")
    assert postgres.find_binaries(()) is None


def test_a_redis_url_from_outside_comes_first(on_machine):
    with redis.server({"TEST_REDIS_URL": "redis://somewhere:1/0"}) as url:
        assert url == "redis://somewhere:1/0"


def test_redis_on_the_path_comes_before_other_places(on_machine, tmp_path):
    elsewhere = on_machine("redis-server", where=tmp_path / "elsewhere")
    assert redis.find_program((str(elsewhere.parent),)) == elsewhere
    on_path = on_machine("redis-server")
    assert redis.find_program((str(elsewhere.parent),)) == on_path


@pytest.fixture
def without_playwrights_own(monkeypatch):
    monkeypatch.setattr(browser, "_find_playwrights_own", lambda: None)
    monkeypatch.setattr(browser, "PLACES", ())


def test_the_browser_named_outside_comes_first(on_machine, without_playwrights_own):
    on_machine("chromium")
    named = on_machine("my-browser")
    assert browser.find_browser({"E2E_BROWSER": str(named)}) == named


def test_a_named_browser_that_is_missing_is_no_silent_fallback(on_machine, without_playwrights_own, tmp_path):
    on_machine("chromium")
    with pytest.raises(Failure, match="E2E_BROWSER"):
        browser.find_browser({"E2E_BROWSER": str(tmp_path / "gone")})


def test_playwrights_own_browser_comes_before_the_machines(on_machine, monkeypatch, tmp_path):
    on_machine("chromium")
    monkeypatch.setattr(browser, "_find_playwrights_own", lambda: tmp_path / "own")
    assert browser.find_browser({}) == tmp_path / "own"


def test_chromium_comes_before_edge(on_machine, without_playwrights_own):
    on_machine("microsoft-edge")
    chromium = on_machine("chromium")
    assert browser.find_browser({}) == chromium


def test_the_browser_without_windows_comes_before_the_whole_one(on_machine, without_playwrights_own):
    on_machine("chromium")
    without_windows = on_machine("chromium-headless-shell")
    assert browser.find_browser({}) == without_windows


def test_nothing_found_names_the_command_that_mends_it(on_machine, without_playwrights_own, monkeypatch):
    on_machine("apt-get", "exit 100")
    monkeypatch.setattr(browser, "_install", lambda: None)
    with pytest.raises(Failure, match="apt-get install chromium"):
        browser.ensure_browser({})
