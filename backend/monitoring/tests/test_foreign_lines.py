"""What servers say of requests that hang or crash does not hold what was asked."""

import logging

import pytest

from monitoring.foreign_lines import WithoutValues

ADDRESS = "<WebRequest at 0x7f method=GET uri=/api/orders/?search=canary+mammography>"


@pytest.mark.parametrize(
    ("logger", "level", "is_left_out"),
    [
        ("daphne.server", logging.WARNING, True),
        ("daphne.http_protocol", logging.ERROR, True),
        ("daphne.server", logging.INFO, False),
        ("notifications.worker", logging.WARNING, False),
    ],
)
def test_a_request_that_hangs_is_not_described(logger, level, is_left_out):
    record = logging.LogRecord(logger, level, "", 0, "Application %r took too long", (ADDRESS,), None)

    assert WithoutValues().filter(record)

    assert ("canary" not in record.getMessage()) is is_left_out
