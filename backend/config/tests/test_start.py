"""A production that is unsafe or incomplete does not start, and says why."""

import os
import subprocess
import sys
from hashlib import sha512

import pytest
from django.conf import settings

pytestmark = pytest.mark.one_engine

# The same in every process that collects these tests.
KEYS = {name: sha512(name.encode()).hexdigest() for name in ("SECRET_KEY", "JWT_SIGNING_KEY", "AUDIT_KEY")}
PRODUCTION = KEYS | {
    "DATABASE_URL": "postgres://clinic_lab:x@db.example.org/clinic_lab",
    "REDIS_URL": "redis://redis.example.org",
    "EMAIL_URL": "smtp+tls://u:p@mail.example.org:587",
    "PUBLIC_URL": "https://orders.example.org",
    "ALLOWED_HOSTS": "orders.example.org",
    "BEHIND_TLS_PROXY": "1",
    "NUM_PROXIES": "1",
}
BUCKET = {
    "FILES_S3_BUCKET": "files",
    "FILES_S3_ENDPOINT": "https://s3.example.org",
    "FILES_S3_REGION": "eu-west-1",
    "FILES_S3_ACCESS_KEY": "key",
    "FILES_S3_SECRET_KEY": "secret",
}
EMBEDDED = KEYS | {"EMBEDDED": "1", "DEMO_MODE": "1"}


def run(environment: dict[str, str], *command: str, folder: str) -> subprocess.CompletedProcess[str]:
    """Python with these settings and no others, from a shell that has none of ours."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LANG")}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={**kept, "VAR_DIR": folder, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def start(tmp_path):
    """``start(environment)``: what the settings complain of, as the last line of standard error; empty if nothing."""
    read = ("-c", "from config import settings")

    def start(environment: dict[str, str]) -> str:
        return (run(environment, *read, folder=str(tmp_path)).stderr.strip().splitlines() or [""])[-1]

    return start


@pytest.mark.parametrize(
    "environment",
    [PRODUCTION, PRODUCTION | BUCKET, EMBEDDED, {"DEBUG": "1"}],
    ids=["production", "production-bucket", "embedded", "debug"],
)
def test_it_starts(start, environment):
    assert start(environment) == ""


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        *[({key: unsafe}, key) for key in sorted(KEYS) for unsafe in ("", "short")],
        ({"SECRET_KEY": "development-only-key-that-production-refuses-to-start-with"}, "SECRET_KEY"),
        ({"JWT_SIGNING_KEY": KEYS["SECRET_KEY"]}, "JWT_SIGNING_KEY"),
        ({"JWT_PREVIOUS_KEYS": f"{KEYS['AUDIT_KEY']}x,short"}, "JWT_PREVIOUS_KEYS"),
        (
            {"JWT_PREVIOUS_KEYS": "jwt-development-only-key-that-production-refuses-to-start-with"},
            "JWT_PREVIOUS_KEYS",
        ),
        ({"AUDIT_OLD_KEYS": "short"}, "AUDIT_OLD_KEYS"),
        ({"AUDIT_KEY": KEYS["SECRET_KEY"]}, "AUDIT_KEY"),
        ({"AUDIT_KEY": KEYS["JWT_SIGNING_KEY"]}, "AUDIT_KEY"),
        ({"AUDIT_KEY": f"audit-{KEYS['SECRET_KEY']}"}, "AUDIT_KEY"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "orders.example.org,*.example.org"}, "ALLOWED_HOSTS"),
        ({"CORS_ALLOWED_ORIGINS": "*"}, "CORS_ALLOWED_ORIGINS"),
        ({"CORS_ALLOWED_ORIGINS": "https://*.example.org"}, "CORS_ALLOWED_ORIGINS"),
        ({"CORS_ALLOWED_ORIGINS": "null"}, "CORS_ALLOWED_ORIGINS"),
        ({"CSRF_TRUSTED_ORIGINS": "https://*.example.org"}, "CSRF_TRUSTED_ORIGINS"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"FILES_S3_BUCKET": "files", "FILES_S3_SECRET_KEY": "s"}, "FILES_S3_ACCESS_KEY"),
        ({"FILES_S3_BUCKET": "files", "FILES_S3_ACCESS_KEY": "k"}, "FILES_S3_SECRET_KEY"),
        *[({name: "x"}, "FILES_S3_BUCKET") for name in BUCKET if name != "FILES_S3_BUCKET"],
        ({**BUCKET, "FILES_S3_ENDPOINT": "http://s3.example.org"}, "FILES_S3_ENDPOINT"),
        ({**BUCKET, "FILES_S3_ENDPOINT": "s3.example.org"}, "FILES_S3_ENDPOINT"),
        ({"DATABASE_URL": "sqlite:///db.sqlite3"}, "DATABASE_URL"),
        ({"REDIS_URL": ""}, "REDIS_URL"),
        ({"ONE_PROCESS": "1", "DATABASE_URL": ""}, "DATABASE_URL"),
        ({"EMAIL_URL": ""}, "EMAIL_URL"),
        ({"PUBLIC_URL": "http://orders.example.org"}, "PUBLIC_URL"),
        ({"BEHIND_TLS_PROXY": "0"}, "BEHIND_TLS_PROXY"),
        ({"REFRESH_COOKIE_SECURE": "0"}, "REFRESH_COOKIE_SECURE"),
        *[({key: "a" * 40}, key) for key in sorted(KEYS)],
        ({"JWT_PREVIOUS_KEYS": "ab" * 30}, "JWT_PREVIOUS_KEYS"),
        *[
            ({"ACCESS_TOKEN_MINUTES": odd}, "ACCESS_TOKEN_MINUTES")
            for odd in ("0", "-1", "nan", "inf", "1e9")
        ],
        *[({"REFRESH_TOKEN_DAYS": odd}, "REFRESH_TOKEN_DAYS") for odd in ("0", "-1", "nan", "1e9")],
        ({"CONN_MAX_AGE": "-1"}, "CONN_MAX_AGE"),
        ({"NUM_PROXIES": "-1"}, "NUM_PROXIES"),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT"),
        *[
            ({name: odd}, name)
            for name in ("SENTRY_DSN", "SENTRY_BROWSER_DSN")
            for odd in ("yes", "http://key@sentry.example.org/1", "https://key@host;script-src *;/1")
        ],
        ({"METRICS_PORT": "65536"}, "METRICS_PORT"),
        ({"DEMO_MODE": "1"}, "DEMO_MODE"),
        ({"DEBUG": "1"}, "DEBUG"),
    ],
)
def test_a_production_that_lacks_or_allows_something(start, change, complaint):
    said = start(PRODUCTION | change)

    assert "ImproperlyConfigured: Not starting. " in said
    assert f" {complaint}: " in said
    assert KEYS["SECRET_KEY"] not in said


@pytest.mark.parametrize(
    "name", ["ACCESS_TOKEN_MINUTES", "REFRESH_TOKEN_DAYS", "CONN_MAX_AGE", "NUM_PROXIES"]
)
def test_a_number_that_makes_no_sense_makes_none_in_development_either(start, name):
    assert f"Not starting. {name}: give " in start({"DEBUG": "1", name: "-1"})


def test_everything_is_said_at_once(start):
    assert start({}).count(";") >= 5


@pytest.mark.parametrize(
    "change",
    [
        {"DEMO_MODE": "1", "TEST_INSTALLATION": "1"},
        {"DEBUG": "1", "TEST_INSTALLATION": "1"},
        {"PUBLIC_URL": "http://orders.example.org", "ALLOW_PLAIN_HTTP": "1"},
        {"PUBLIC_URL": "http://localhost:8080", "BEHIND_TLS_PROXY": "0"},
        {"ONE_PROCESS": "1", "REDIS_URL": ""},
    ],
)
def test_what_is_allowed_when_it_is_asked_for(start, change):
    assert start(PRODUCTION | change) == ""


def test_djangos_own_check_for_production_finds_nothing(tmp_path):
    checked = run(
        PRODUCTION,
        "-W",
        "ignore::UserWarning",
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "DEBUG",
        folder=str(tmp_path),
    )

    assert (checked.returncode, checked.stdout.strip()) == (
        0,
        "System check identified no issues (1 silenced).",
    )
