"""Production does not start without a key of its own for the record."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.one_engine

SAFE = {
    "SECRET_KEY": "secret-key-of-tests " * 3,
    "JWT_SIGNING_KEY": "signing-key-of-tests " * 3,
    "AUDIT_KEY": "audit-key-of-tests " * 3,
    "EMBEDDED": "1",
    "DEBUG": "0",
    "ALLOWED_HOSTS": "localhost",
}


def start(**changed: str) -> subprocess.CompletedProcess[str]:
    """Import the settings as a server would."""
    return subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(settings.VAR), **SAFE, **changed},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_starts_with_a_key_of_its_own():
    assert start(AUDIT_RETENTION_DAYS="365").returncode == 0


@pytest.mark.parametrize(
    "key", ["", "short", SAFE["SECRET_KEY"], SAFE["JWT_SIGNING_KEY"], f"audit-{SAFE['SECRET_KEY']}"]
)
def test_it_does_not_start_with_a_short_or_shared_key(key):
    refused = start(AUDIT_KEY=key)

    assert refused.returncode != 0
    assert "AUDIT_KEY: set at least 40 random characters of its own" in refused.stderr


def test_it_does_not_start_with_a_retention_that_would_remove_everything():
    refused = start(AUDIT_RETENTION_DAYS="-1")

    assert refused.returncode != 0
    assert "AUDIT_RETENTION_DAYS: give a number of days" in refused.stderr
