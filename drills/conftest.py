"""One installation a drill, on a database of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from drills.installation import Installation, drop_database, is_ready, make_database, wait_for


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    database = make_database(os.environ["DATABASE_URL"])
    whole = Installation(database, tmp_path)
    try:
        whole.start()
        wait_for(lambda: is_ready(whole.web_url), f"not ready; see {tmp_path}/log.txt")
        yield whole
    finally:
        whole.stop()
        drop_database(database, os.environ["DATABASE_URL"])
