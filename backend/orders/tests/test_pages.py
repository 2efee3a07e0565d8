"""Pages of orders: nothing lost, nothing twice, in every ordering, forwards and backwards."""

import base64
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from orders.models import Order
from orders.states import Status
from orders.tests.wire import URL

ORDERINGS = {
    "-created_at": ("-id",),
    "created_at": ("id",),
    "-updated_at": ("-updated_at", "-id"),
    "updated_at": ("updated_at", "id"),
    "due_at": ("due_at", "id"),
    "-due_at": ("-due_at", "-id"),
    "priority": ("priority", "due_at", "id"),
}
NOW = timezone.now()


@pytest.fixture
def many(clinic_staff, lab) -> list[Order]:
    """23 orders with many ties in every column but the id."""
    return [insert(clinic_staff, lab, number) for number in range(23)]


def insert(worker, lab, number: int) -> Order:
    return Order.objects.create(
        clinic=worker.organization,
        lab=lab,
        status=Status.SUBMITTED,
        delivery_method="email",
        priority=number % 3 + 1,
        due_at=NOW + timedelta(hours=number % 2),
        updated_at=NOW + timedelta(hours=number % 4),
        submitted_at=NOW,
    )


def walk(client, url: str, direction: str = "next") -> list[list[str]]:
    pages = []
    while url:
        page = client.get(url).json()
        pages.append([row["id"] for row in page["results"]])
        url = page[direction]
    return pages


def in_order(ordering: str) -> list[str]:
    return [str(pk) for pk in Order.objects.order_by(*ORDERINGS[ordering]).values_list("pk", flat=True)]


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("page_size", [5, 22, 23, 24])
def test_forwards_and_backwards(client_for, clinic_staff, many, ordering, page_size):
    client, url = client_for(clinic_staff), f"{URL}?ordering={ordering}&page_size={page_size}"
    forwards = walk(client, url)
    last_url = url
    while following := client.get(last_url).json()["next"]:
        last_url = following
    backwards = walk(client, last_url, "previous")

    assert [pk for page in forwards for pk in page] == in_order(ordering)
    assert [pk for page in reversed(backwards) for pk in page] == in_order(ordering)
    assert {len(page) for page in forwards[:-1]} <= {page_size}


def test_newest_first_by_default_fifty_a_page(client_for, clinic_staff, lab):
    for number in range(51):
        insert(clinic_staff, lab, number)

    page = client_for(clinic_staff).get(URL).json()

    assert [row["id"] for row in page["results"]] == in_order("-created_at")[:50]
    assert set(page) == {"next", "previous", "results"}
    assert page["previous"] is None


def test_the_worklist_is_stat_first_then_by_promised_time(client_for, clinic_staff, many):
    rows = client_for(clinic_staff).get(f"{URL}?ordering=priority").json()["results"]

    rank = {"stat": 1, "urgent": 2, "routine": 3}
    keys = [(rank[row["priority"]], row["due_at"]) for row in rows]
    assert keys == sorted(keys)
    assert keys[0][0] == 1


@pytest.mark.parametrize("ordering", ORDERINGS)
def test_while_rows_are_inserted_nothing_is_lost_or_doubled(client_for, clinic_staff, lab, many, ordering):
    client, url = client_for(clinic_staff), f"{URL}?ordering={ordering}&page_size=4"
    seen, number = [], 100
    while url:
        page = client.get(url).json()
        seen += [row["id"] for row in page["results"]]
        insert(clinic_staff, lab, number)
        number += 1
        # rows keep coming; the walk still ends, because each page starts where the last one ended
        url = page["next"] if number < 160 else None

    assert len(seen) == len(set(seen))
    assert {str(order.pk) for order in many} <= set(seen)


def test_links_keep_the_filters(client_for, clinic_staff, many):
    client = client_for(clinic_staff)
    pages = walk(client, f"{URL}?priority=stat&page_size=3&ordering=due_at")

    expected = Order.objects.filter(priority=1).order_by("due_at", "id").values_list("pk", flat=True)
    assert [pk for page in pages for pk in page] == [str(pk) for pk in expected]


def test_the_way_back_ends_at_the_first_page(client_for, clinic_staff, many):
    client = client_for(clinic_staff)
    first = client.get(f"{URL}?page_size=10").json()
    back = client.get(client.get(first["next"]).json()["previous"]).json()

    assert back["results"] == first["results"]
    assert (back["previous"], back["next"]) == (None, first["next"])


def test_a_cursor_of_another_ordering_is_refused(client_for, clinic_staff, many):
    client = client_for(clinic_staff)
    url = client.get(f"{URL}?ordering=due_at&page_size=5").json()["next"]

    response = client.get(url.replace("ordering=due_at", "ordering=updated_at"))

    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, "cursor")


def cursor(document: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(document).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "forged",
    [
        "rubbish",
        "é",
        "a",
        "////",
        cursor([]),
        cursor("x"),
        cursor({}),
        cursor({"o": "-created_at", "v": ["0" * 32]}),
        *(
            cursor({"o": "-created_at", "b": 0, "v": values})
            for values in ([], 7, "x", ["x"], [7], [None], [True], [["x"]], [{}], ["0" * 32, "0" * 32])
        ),
        base64.urlsafe_b64encode(b"[" * 2_000).decode(),
    ],
)
def test_a_forged_cursor_is_refused(client_for, clinic_staff, many, forged):
    response = client_for(clinic_staff).get(URL, {"cursor": forged})

    assert response.status_code == 400
    assert [error["field"] for error in response.json()["errors"]] == ["cursor"]


MOMENT, ID = "2030-01-01T00:00:00+00:00", "0" * 32


def test_a_cursor_is_read_as_it_was_written(client_for, clinic_staff, many):
    """The forgeries below fail for what they say, not for their form."""
    true = cursor({"o": "priority", "b": 0, "v": ["1", MOMENT, ID]})

    response = client_for(clinic_staff).get(URL, {"cursor": true, "ordering": "priority"})

    assert response.status_code == 200


@pytest.mark.parametrize(
    "values",
    [
        ["1", MOMENT, "x"],
        ["x", MOMENT, ID],
        ["1" + "0" * 30, MOMENT, ID],
        [1, MOMENT, ID],
        ["1", "soon", ID],
        ["1", ID, ID],
        ["1", "2030-01-01T00:00:00", ID],
        ["1", "0001-01-01T00:00:00+14:00", ID],
        ["1", "9999-12-31T23:59:59-14:00", ID],
        ["1\x00", MOMENT, ID],
    ],
)
def test_a_forged_cursor_of_several_columns_is_refused(client_for, clinic_staff, many, values):
    forged = cursor({"o": "priority", "b": 0, "v": values})

    response = client_for(clinic_staff).get(URL, {"cursor": forged, "ordering": "priority"})

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("ordering=number", "ordering"),
        ("ordering=-priority", "ordering"),
        ("ordering=clinic__name", "ordering"),
        ("page_size=0", "page_size"),
        ("page_size=201", "page_size"),
        ("page_size=-1", "page_size"),
        ("page_size=ten", "page_size"),
        ("page_size=", "page_size"),
        ("page_size=²", "page_size"),
    ],
)
def test_an_unknown_ordering_or_page_size_is_refused(client_for, clinic_staff, query, field):
    response = client_for(clinic_staff).get(f"{URL}?{query}")

    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, field)


def test_two_hundred_fit_on_a_page(client_for, clinic_staff):
    assert client_for(clinic_staff).get(f"{URL}?page_size=200").status_code == 200


def test_a_foreign_cursor_opens_nothing(client_for, clinic_staff, other_clinic_staff, many):
    url = client_for(clinic_staff).get(f"{URL}?page_size=5").json()["next"]

    assert client_for(other_clinic_staff).get(url).json()["results"] == []
