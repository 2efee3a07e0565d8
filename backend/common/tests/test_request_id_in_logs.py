"""What went wrong is found again by the request id that the answer named."""

import logging

from common.requests import RequestIdFilter, RequestIdMiddleware


def test_a_log_record_carries_the_request_it_was_written_in(rf):
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "words", None, None)
    ids = []

    def view(request):
        RequestIdFilter().filter(record)
        ids.append(record.request_id)
        return {}

    RequestIdMiddleware(view)(rf.get("/", headers={"X-Request-ID": "partner-request-1"}))
    RequestIdFilter().filter(record)

    assert [*ids, record.request_id] == ["partner-request-1", ""]
