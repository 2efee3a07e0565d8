"""One line a request: what was asked by name, how it ended, whose it was by id; never where exactly."""

import json
import logging

import pytest

from common.requests import RequestIdFilter
from monitoring.logs import make_formatter

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    """What config.each_request logs, as written in production."""
    written: list[dict] = []
    handler = logging.Handler()
    handler.addFilter(RequestIdFilter())
    handler.setFormatter(make_formatter("json"))
    handler.emit = lambda record: written.append(json.loads(handler.format(record)))
    logger = logging.getLogger("config.each_request")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)


def test_a_member_s_request(lines, client_for, clinic_staff, order_maker):
    order = order_maker()

    answer = client_for(clinic_staff).get(
        f"/api/orders/{order.pk}/?token=hidden", HTTP_X_REQUEST_ID="asked-by-me"
    )

    assert answer.status_code == 200
    (line,) = lines
    assert line["ms"] > 0
    assert {name: line[name] for name in line if name not in ("ms", "time")} == {
        "level": "info",
        "logger": "config.each_request",
        "event": "request",
        "request_id": "asked-by-me",
        "method": "GET",
        "route": "order-detail",
        "status": 200,
        "user_id": str(clinic_staff.user_id),
        "organization_id": str(clinic_staff.organization_id),
    }


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/invitation/abc:def:ghi", "spa", None),
        ("/api/nothing/hidden/", "not-found", 404),
        ("/static/hidden.js", "static", 404),
        ("/admin/login/?next=/hidden", "admin:login", 200),
    ],
)
def test_no_path_is_written(lines, client, path, route, status):
    answer = client.get(path)

    (line,) = lines
    assert (line["route"], line["status"]) == (route, status or answer.status_code)
    assert "hidden" not in json.dumps(line)
    assert "abc:def" not in json.dumps(line)
    assert not {"user_id", "organization_id"} & set(line)


def test_a_method_that_somebody_made_up_is_no_name_of_ours(lines, client):
    client.generic("HIDDEN", "/api/orders/")

    assert [line["method"] for line in lines] == ["OTHER"]
