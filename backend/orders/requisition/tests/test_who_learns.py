"""What is asked for and why is content: both sides of the order read it, and nothing else holds it."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from notifications.models import EmailDelivery, FeedEntry, Notification
from orders.models import Order
from orders.requisition.tests.conftest import chosen
from orders.tests.wire import URL, step, url_of

TEXT = [{"key": "drugs", "text": "Which drugs?", "kind": "text", "required": True}]
CANARIES = {"CANARY-ANSWER", "CANARY-OTHER", "CANARY-REASON", "CANARY-DIAGNOSIS", "E11.9", "Test LITHIUM"}
WRITTEN = {
    "priority": "stat",
    "stat_reason": "CANARY-REASON",
    "diagnosis": "CANARY-DIAGNOSIS",
    "diagnosis_code": "E11.9",
}


@pytest.fixture
def test(offer):
    return offer("LITHIUM", questions=TEXT)


@pytest.fixture
def order(place, test):
    return Order.objects.get(pk=place(chosen(test, drugs="CANARY-ANSWER"), **WRITTEN).json()["id"])


def seen_in(text) -> set[str]:
    return {canary for canary in CANARIES if canary in str(text)}


def test_the_timeline_says_what_changed(at_clinic, at_lab, order, test, offer, together):
    other = offer("K")
    panel = together("ION", other)
    for tests in (
        [*chosen(test, drugs="CANARY-OTHER"), *chosen(other)],
        [*chosen(test, drugs="CANARY-OTHER"), {**chosen(other)[0], "panel": str(panel.pk)}],
        [{**chosen(other)[0], "panel": str(panel.pk)}],
    ):
        assert at_clinic.patch(url_of(order), {"tests": tests}).status_code == 200

    events = at_lab.get(url_of(order, "events/")).json()["results"]

    assert [event["data"]["changed"] for event in events[1:]] == [
        {
            "tests": ["LITHIUM", "LITHIUM, K"],
            "answers": [
                "LITHIUM: Which drugs? CANARY-ANSWER",
                "LITHIUM: Which drugs? CANARY-OTHER",
            ],
        },
        {"panels": ["", "ION"]},
        {"tests": ["LITHIUM, K", "K"], "answers": ["LITHIUM: Which drugs? CANARY-OTHER", ""]},
    ]


def test_the_timeline_says_of_the_rest_what_it_was_and_is(at_clinic, order):
    plan = {"collection": "planned", "collect_at": "2026-12-01T07:30:00Z"}

    at_clinic.patch(url_of(order), {"diagnosis_code": "", "stat_reason": "Else.", **plan})

    assert order.events.latest("version").data["changed"] == {
        "diagnosis_code": ["E11.9", ""],
        "stat_reason": ["CANARY-REASON", "Else."],
        "collection": ["", "planned"],
        "collect_at": [None, "2026-12-01T07:30:00Z"],
    }


@pytest.mark.parametrize(
    "changes", [{"diagnosis": "CANARY-DIAGNOSIS"}, {"diagnosis_code": "e11.9"}, {"collection": ""}]
)
def test_the_same_again_changes_nothing(at_clinic, order, test, changes, nothing_changes):
    with nothing_changes():
        same = at_clinic.patch(url_of(order), {**changes, "tests": chosen(test, drugs=" CANARY-ANSWER ")})

    assert (same.status_code, same.json()["version"]) == (200, 1)


def test_no_message_and_no_line_of_the_record_holds_any_of_it(at_clinic, at_lab, order, test):
    at_clinic.patch(url_of(order), {"tests": chosen(test, drugs="CANARY-OTHER"), "diagnosis": "x"})
    step(at_lab, order, "hold", {"note": "When?"})
    at_clinic.get(f"{URL}export/")
    at_clinic.get(f"{URL}usual-tests/", {"lab": str(order.lab_id), "patient": str(order.patient_id)})

    told = [row for model in (Notification, FeedEntry, EmailDelivery) for row in model.objects.values()]
    record = list(AuditEvent.objects.filter(action__startswith="order.").values())
    assert len(told) > 4 < len(record)
    assert seen_in(told) == seen_in(record) == set()


def test_outsiders_find_none_of_it(client_for, order, other_clinic_staff, other_lab_staff):
    for stranger in (other_clinic_staff, other_lab_staff):
        client = client_for(stranger)
        assert client.get(url_of(order)).status_code == 404
        for path in (URL, f"{URL}export/"):
            answer = client.get(path)
            assert seen_in(b"".join(answer) if answer.streaming else answer.content) == set()


def test_administrators_see_it_for_a_reason(administrator, order, at_clinic, test):
    at_clinic.patch(url_of(order), {"tests": chosen(test, drugs="CANARY-OTHER")})
    admin = Client()
    admin.force_login(administrator)
    page = reverse("admin:orders_order_change", args=[order.pk])
    lists = [reverse(f"admin:orders_{model}_changelist") for model in ("order", "orderevent")]
    closed = [admin.get(each).content.decode() for each in (page, *lists)]

    assert seen_in(closed) == set()

    admin.post(
        reverse("admin:orders_order_open", args=[order.pk]), {"reason": "support", "ticket": "HELP-12"}
    )
    assert seen_in(admin.get(page).content.decode()) == CANARIES


@pytest.mark.parametrize("asked", ["tests__0__name=Test", "diagnosis__startswith=C", "stat_reason=x"])
def test_administrators_do_not_guess_it(administrator, order, asked):
    admin = Client()
    admin.force_login(administrator)

    assert admin.get(f"{reverse('admin:orders_order_changelist')}?{asked}").status_code == 400


def test_the_export_names_the_tests_and_runs_no_formula(at_lab, place, offer):
    written = {
        "priority": "stat",
        "stat_reason": "=1+1",
        "diagnosis": "@SUM(A1)",
        "collection": "planned",
        "collect_at": "2026-12-01T07:30:00Z",
    }
    place(chosen(offer("K"), offer("NA")), **written)

    text = b"".join(at_lab.get(f"{URL}export/").streaming_content).decode()

    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    names = ("tests", "stat_reason", "diagnosis_code", "diagnosis", "collection", "collect_at")
    assert [row[name] for name in names] == [
        "K, NA",
        "'=1+1",
        "",
        "'@SUM(A1)",
        "planned",
        "2026-12-01T07:30:00Z",
    ]


def test_a_row_of_a_list_is_the_order(at_clinic, at_lab, order):
    for side in (at_clinic, at_lab):
        (row,) = side.get(URL).json()["results"]
        assert list(row.items()) == list(side.get(url_of(order)).json().items())


def test_a_key_gives_the_first_answer_again(at_clinic, patient, lab, test):
    body = {
        "lab": str(lab.pk),
        "delivery_method": "email",
        "patient": str(patient.pk),
        "tests": chosen(test, drugs="CANARY-ANSWER"),
    }

    first, again = (at_clinic.post(URL, body, HTTP_IDEMPOTENCY_KEY="one") for _ in range(2))

    assert again["Idempotent-Replayed"] == "true"
    assert first.json() == again.json()
    assert Order.objects.count() == 1
    body["tests"][0]["answers"]["drugs"] = "Else."
    assert at_clinic.post(URL, body, HTTP_IDEMPOTENCY_KEY="one").status_code == 422
