"""GET /api/orders/export/: CSV that a spreadsheet may open without fear."""

import csv
import io

import pytest
from django.utils import timezone

from common.spreadsheets import neutralise
from orders.export import CHUNK
from orders.factories import make_order
from orders.models import Order
from orders.tests.wire import URL

HEADER = [
    "number",
    "client_reference",
    "clinic",
    "lab",
    "status",
    "priority",
    "delivery_method",
    "notes",
    "requested_by",
    "due_at",
    "created_at",
    "updated_at",
    "patient",
    "patient_born",
    "patient_identifiers",
    "tests",
    "stat_reason",
    "diagnosis_code",
    "diagnosis",
    "collection",
    "collect_at",
]


def export(client, query: str = "") -> list[list[str]]:
    response = client.get(f"{URL}export/{query}")
    assert response.status_code == 200
    assert response.streaming
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_one_line_an_order(client_for, clinic_staff, order_maker):
    order = order_maker("on_hold", notes="Fasting.", client_reference="R-1", priority=1)

    rows = export(client_for(clinic_staff))

    order.refresh_from_db()
    times = [order.due_at, order.created_at, order.updated_at]
    assert rows == [
        HEADER,
        [
            order.number,
            "R-1",
            "Riverside Clinic",
            "Helix Lab",
            "on_hold",
            "stat",
            "email",
            "Fasting.",
            "Jonas",
            *(time.strftime("%Y-%m-%dT%H:%M:%SZ") for time in times),
            *[""] * 9,
        ],
    ]


def test_a_download_for_a_person(client_for, clinic_staff):
    response = client_for(clinic_staff).get(f"{URL}export/", HTTP_ACCEPT="text/csv")

    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="orders.csv"'


def test_a_draft_has_no_promised_time(client_for, clinic_staff, order_maker):
    order_maker("draft")

    assert export(client_for(clinic_staff))[1][9] == ""


def test_it_follows_filter_and_ordering(client_for, clinic_staff, order_maker):
    second = order_maker(priority=1, notes="Fasting.")
    first = order_maker("on_hold", notes="Fasting.")
    order_maker(notes="Other.")
    client = client_for(clinic_staff)

    numbers = [row[0] for row in export(client, "?search=fasting")[1:]]
    urgent_first = [row[0] for row in export(client, "?search=fasting&ordering=priority")[1:]]

    assert numbers == [first.number, second.number]
    assert urgent_first == [second.number, first.number]
    assert [row[0] for row in export(client, "?status=on_hold")[1:]] == [first.number]


def test_an_unknown_ordering_is_refused(client_for, clinic_staff):
    response = client_for(clinic_staff).get(f"{URL}export/?ordering=number")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")


def test_refusals_are_problems_even_where_csv_is_asked_for(client_for, clinic_staff):
    response = client_for(clinic_staff).get(f"{URL}export/?colour=red", HTTP_ACCEPT="text/csv")

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["code"] == "unknown_filter"


def test_each_side_gets_its_own_orders_alone(
    client_for, clinic_staff, lab_staff, other_clinic_staff, other_lab_staff
):
    pairs = {
        (clinic, lab): make_order(clinic, lab).number
        for clinic in (clinic_staff, other_clinic_staff)
        for lab in (lab_staff, other_lab_staff)
    }

    for actor in (clinic_staff, lab_staff, other_clinic_staff, other_lab_staff):
        own = {number for pair, number in pairs.items() if actor in pair}
        assert {row[0] for row in export(client_for(actor))[1:]} == own


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_run_as_a_formula(sign):
    assert neutralise(f"{sign}1+1") == f"'{sign}1+1"
    assert neutralise(f"1{sign}1") == f"1{sign}1"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_leading_spaces_hide_no_formula(sign):
    assert neutralise(f" \u00a0{sign}1+1") == f"' \u00a0{sign}1+1"


def test_every_text_of_people_is_neutralised(client_for, clinic_staff, clinic, lab, lab_staff):
    type(clinic).objects.filter(pk=clinic.pk).update(name="=clinic")
    type(clinic).objects.filter(pk=lab.pk).update(name="@lab")
    type(clinic_staff.user).objects.filter(pk=clinic_staff.user_id).update(first_name="+person")
    make_order(clinic_staff, lab_staff, notes="-notes", client_reference="＝reference")

    (row,) = export(client_for(clinic_staff))[1:]

    assert (row[1], row[2], row[3], row[7], row[8]) == (
        "'＝reference",
        "'=clinic",
        "'@lab",
        "'-notes",
        "'+person",
    )


@pytest.mark.parametrize(
    "notes", ['He said "stat".', "one, two; three", "line\nbreak", 'mix",\r\n"=1', "ß 漢 😀"]
)
def test_quotes_and_breaks_stay_inside_their_cell(client_for, clinic_staff, lab_staff, notes):
    make_order(clinic_staff, lab_staff, notes=notes)

    rows = export(client_for(clinic_staff))

    assert [len(row) for row in rows] == [len(HEADER)] * 2
    assert rows[1][7] == notes


def test_it_is_streamed_line_by_line(client_for, clinic_staff, clinic, lab):
    template = {"clinic": clinic, "lab": lab, "status": "draft", "delivery_method": "email"}
    Order.objects.bulk_create(Order(**template, due_at=timezone.now()) for _ in range(CHUNK + 3))

    response = client_for(clinic_staff).get(f"{URL}export/")

    lines = list(response.streaming_content)
    assert len(lines) == CHUNK + 4
    assert all(line.endswith(b"\r\n") for line in lines)


def test_nothing_of_the_orders_is_read_before_the_first_line(
    client_for, clinic_staff, order_maker, django_assert_num_queries
):
    order_maker()
    client = client_for(clinic_staff)

    with django_assert_num_queries(2):  # the session, and the line in the record
        response = client.get(f"{URL}export/")
        assert next(iter(response.streaming_content)).startswith(b"\xef\xbb\xbfnumber,")


def test_an_order_that_moves_while_the_export_runs_comes_once(
    client_for, clinic_staff, order_maker, monkeypatch
):
    monkeypatch.setattr("orders.export.CHUNK", 2)
    orders = [order_maker() for _ in range(5)]
    lines = client_for(clinic_staff).get(f"{URL}export/?ordering=updated_at").streaming_content
    seen = [next(lines), next(lines)]

    Order.objects.filter(pk__in=[orders[0].pk, orders[4].pk]).update(updated_at=timezone.now())
    order_maker()
    seen += list(lines)

    rows = csv.reader(io.StringIO(b"".join(seen).decode()), strict=True)
    assert [row[0] for row in rows][1:] == [order.number for order in orders]
