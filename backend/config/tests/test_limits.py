"""What no reader of ours could want is refused with a reason, on every route, and never a crash."""

import json

import pytest
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from common.body_size import largest_body
from config.tests.routes import api_routes
from config.tests.test_errors import assert_problem

SCHEMAS = SchemaGenerator().get_schema(public=True)["components"]["schemas"]
WRITES = [route for route in api_routes() if route.method in ("post", "put", "patch")]
READS = [route for route in api_routes() if route.method == "get"]
writes = pytest.mark.parametrize("route", WRITES, ids=lambda route: f"{route.method} {route.name}")
reads = pytest.mark.parametrize("route", READS, ids=lambda route: f"{route.name}")

MALFORMED = {
    "not a number": '{"a": NaN}',
    "infinite": '{"a": [-Infinity]}',
    "infinite by its exponent": '{"a": 1e400}',
    "an integer no column holds": '{"a": 9223372036854775808}',
    "an integer of 400 digits": '{"a": 1' + "0" * 400 + "}",
    "an integer of 5000 digits": "1" + "0" * 5000,
    "21 levels": "[" * 21 + "]" * 21,
    "50 000 levels": '{"a":' * 50_000 + "1" + "}" * 50_000,
    "an end that is missing": "[" * 100_000,
    "too many values": json.dumps([0] * 10_000),
    "a name twice": '{"a": 1, "b": {"c": 1, "c": 2}}',
    "half a character": '{"a": "\\ud800"}',
    "half a character as a name": '{"\\udfff": 1}',
    "bytes that are no UTF-8": b'{"a": "\xff"}',
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "two documents": "{} {}",
    "a bare NUL": "\0",
}
# A role that may not, an id that is none, a log-out by its access token.
LOOKS_AT_NO_BODY = (403, 404, 204)
# Well-formed and senseless: what becomes of them is each route's own affair, but no crash.
SENSELESS = ["null", "[]", '""', "0", "true", "-9223372036854775808", '[[["a"]]]', '{"": {"": {"": null}}}']
# What a field might be filled with, wherever a route has one.
ODD_VALUES = [
    "\0",
    "a\0b",
    "\u202e",
    "x" * 100_000,
    2**63 - 1,
    -(2**63),
    1.7976931348623157e308,
    [],
    {},
    [[["x"]]],
    {"a": {"b": 1}},
    True,
    None,
    ["\0"],
    "{{7*7}}",
]
# Every field that any route reads.
NAMES = sorted({name for schema in SCHEMAS.values() for name in schema.get("properties", ())})


@pytest.fixture
def send(client_for, clinic_admin):
    """``send(route, text)``: the answer to a clinic's admin."""

    def send(route, text, content_type="application/json", **headers):
        client = client_for(clinic_admin)
        return client.generic(
            route.method.upper(), route.filled_path, text, content_type=content_type, **headers
        )

    return send


@pytest.mark.one_engine
@writes
def test_a_body_that_is_no_json_of_ours(send, route):
    for what, text in MALFORMED.items():
        response = send(route, text)
        if response.status_code not in LOOKS_AT_NO_BODY:
            assert (what, response.json()["code"]) == (what, "malformed")
    assert send(route, "[" * 20 + "]" * 20).status_code != 500


@writes
def test_a_body_that_is_json_and_senseless(send, route):
    for text in SENSELESS:
        assert send(route, text).status_code < 500, text


@writes
def test_odd_values_in_every_field(send, route):
    for value in ODD_VALUES:
        response = send(route, json.dumps(dict.fromkeys(NAMES, value)))
        assert response.status_code < 500, value


FOREIGN_TYPES = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-16",
    "application/json; charset=rot13",
    "application/json; charset=zlib",
    "application/xml",
    "nonsense",
]


@pytest.mark.one_engine
@writes
def test_another_content_type(send, route):
    for content_type in FOREIGN_TYPES:
        response = send(route, '{"a": 1}', content_type)
        if response.status_code not in LOOKS_AT_NO_BODY:
            assert_problem(response, 415, "unsupported_media_type")


@pytest.mark.one_engine
@writes
def test_a_body_larger_than_any_of_ours(send, route):
    response = send(route, '"' + "a" * largest_body(route.filled_path) + '"')

    assert_problem(response, 413, "too_large")


@pytest.mark.one_engine
@writes
def test_a_body_in_chunks_that_says_nothing_of_its_length(send, route, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = send(route, '"' + "a" * 1000 + '"', CONTENT_LENGTH="")

    assert response.status_code < 500


@pytest.mark.one_engine
@reads
@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("search=" + "a" * 4000, 414, "too_long"),
        ("&".join(f"a{number}=1" for number in range(51)), 414, "too_long"),
    ],
)
def test_a_query_that_no_list_could_want(client_for, clinic_admin, route, query, status, code):
    assert_problem(client_for(clinic_admin).get(f"{route.filled_path}?{query}"), status, code)


ODD_QUERIES = [
    "search=a%00b",
    "%00=1",
    "search=%ff%fe",
    "search=%ed%a0%80",
    "page_size=1e400",
    "page_size=" + "9" * 500,
    "cursor=%25",
    "=&=&",
    "a[]=1",
    *[f"{name}={{7*7}}" for name in ("status", "lab", "created_after", "ordering", "unread", "after_seq")],
    *[f"{name}=" + "9" * 400 for name in ("after_seq", "page_size", "created_after", "lab")],
    "created_after=9999-12-31T23:59:59-23:59",
    "updated_since=0001-01-01T00:00:00%2B23:59",
]


@reads
def test_an_odd_query(client_for, clinic_admin, route):
    client = client_for(clinic_admin)
    for query in ODD_QUERIES:
        assert client.get(f"{route.filled_path}?{query}").status_code < 500, query


@pytest.mark.parametrize(
    "path", ["orders", "patients", "labs", "notifications", "members", "invitations", "auth/sessions"]
)
@pytest.mark.parametrize("id", ["%00", "%ff", "..%2f..", "9" * 500, "%ed%a0%80", "{7*7}", "%0d%0aX:1", "-1"])
def test_an_odd_path(client_for, clinic_admin, path, id):
    response = client_for(clinic_admin).get(f"/api/{path}/{id}/")

    assert response.status_code in (400, 404)


def test_a_path_longer_than_any_of_ours(db):
    assert_problem(APIClient().get("/api/orders/" + "a" * 4000 + "/"), 414, "too_long")
    assert APIClient().get("/" + "a" * 4000).status_code == 414


ODD_HEADERS = [
    ("HTTP_AUTHORIZATION", "Bearer"),
    ("HTTP_AUTHORIZATION", "Bearer " + "a" * 10_000),
    ("HTTP_AUTHORIZATION", "Bearer \xff\xfe"),
    ("HTTP_AUTHORIZATION", "Basic YTpi"),
    ("HTTP_ACCEPT", "a/b; q=\xff"),
    ("HTTP_ACCEPT", "*/*;" * 500),
    ("HTTP_ACCEPT_LANGUAGE", "\xff" * 100),
    ("HTTP_IF_MATCH", '"' + "9" * 400 + '"'),
    ("HTTP_COOKIE", "refresh=\xff; ;;= ; devices=%00"),
    ("HTTP_X_FORWARDED_FOR", "\xff, , 999.1.1.1"),
    ("HTTP_USER_AGENT", "\0\xff" * 300),
    ("HTTP_X_REQUEST_ID", "\r\nSet-Cookie: a=b"),
    ("HTTP_ORIGIN", "null\xff"),
    ("HTTP_RANGE", "bytes=0-0,-1"),
    ("CONTENT_LENGTH", "-1"),
    ("CONTENT_LENGTH", "many"),
]


@pytest.mark.one_engine
@reads
def test_an_odd_header(client_for, clinic_admin, route):
    client = client_for(clinic_admin)
    for header, value in ODD_HEADERS:
        response = client.get(route.filled_path, **{header: value})
        assert response.status_code < 500, header
        assert "a=b" not in str(response.headers)


@pytest.mark.parametrize("field", ["username", "password"])
def test_a_log_in_with_odd_headers(db, field):
    body = {"username": "a", "password": "b", field: "\0"}

    response = APIClient().post(
        "/api/auth/login/", body, HTTP_USER_AGENT="\0" * 10, HTTP_X_FORWARDED_FOR="\0"
    )

    assert response.status_code < 500
