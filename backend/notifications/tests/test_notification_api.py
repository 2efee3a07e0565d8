"""One's own notifications over REST."""

import pytest

from accounts.models import Membership
from notifications.models import Notification
from orders.services import transition_order

pytestmark = pytest.mark.django_db
URL = "/api/notifications/"


@pytest.fixture
def three_told(order_maker, clinic_staff):
    """The clinic's staff has heard of review, start and completion of one order."""
    order = order_maker("pending_review")
    lab_staff = Membership.objects.get(organization=order.lab)
    for action in ("start", "complete"):
        transition_order(order_id=order.pk, action=action, actor=lab_staff)
    return order


def test_a_notification_on_the_wire(client_for, clinic_staff, three_told):
    newest = client_for(clinic_staff).get(URL).json()["results"][0]

    three_told.refresh_from_db()
    row = Notification.objects.get(pk=newest["id"])
    assert newest == {
        "id": str(row.pk),
        "seq": 3,
        "recipient": str(clinic_staff.user_id),
        "kind": "order_completed",
        "message": f"Helix Lab completed order {three_told.number}.",
        "order": {
            "id": str(three_told.pk),
            "number": three_told.number,
            "status": "completed",
            "version": three_told.version,
        },
        "manifest": None,
        "created_at": row.created_at.isoformat().replace("+00:00", "Z"),
        "is_read": False,
    }


def test_newest_first_and_pages(client_for, clinic_staff, three_told):
    client = client_for(clinic_staff)
    first = client.get(f"{URL}?page_size=2").json()
    second = client.get(first["next"]).json()

    assert [row["seq"] for row in first["results"] + second["results"]] == [3, 2, 1]
    assert second["next"] is None


def test_catching_up_reads_oldest_first_beyond_a_number(client_for, clinic_staff, three_told):
    client = client_for(clinic_staff)
    first = client.get(f"{URL}?after_seq=1&page_size=1").json()

    assert [row["seq"] for row in first["results"]] == [2]
    assert [row["seq"] for row in client.get(first["next"]).json()["results"]] == [3]


def test_unread_and_kind_filters(client_for, clinic_staff, three_told):
    client = client_for(clinic_staff)
    newest = client.get(URL).json()["results"][0]
    client.patch(f"{URL}{newest['id']}/", {"is_read": True}, format="json")

    assert [row["seq"] for row in client.get(f"{URL}?unread=true").json()["results"]] == [2, 1]
    assert [row["seq"] for row in client.get(f"{URL}?unread=false").json()["results"]] == [3]
    assert [row["seq"] for row in client.get(f"{URL}?kind=order_started").json()["results"]] == [2]


@pytest.mark.parametrize(
    ("query", "field"),
    [("unread=maybe", "unread"), ("kind=x", "kind"), ("after_seq=-1", "after_seq"), ("colour=red", "colour")],
)
def test_unknown_questions_are_refused(client_for, clinic_staff, query, field):
    answer = client_for(clinic_staff).get(f"{URL}?{query}")

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_marking_one_read_and_unread_again(client_for, clinic_staff, three_told):
    client = client_for(clinic_staff)
    one = client.get(URL).json()["results"][0]["id"]

    assert client.patch(f"{URL}{one}/", {"is_read": True}, format="json").json()["is_read"] is True
    assert client.patch(f"{URL}{one}/", {"is_read": False}, format="json").json()["is_read"] is False


@pytest.mark.parametrize(("body", "left"), [({"up_to_seq": 2}, 1), ({"all": True}, 0)])
def test_marking_many(client_for, clinic_staff, three_told, body, left):
    answer = client_for(clinic_staff).post(f"{URL}mark-read/", body, format="json").json()

    assert answer == {"marked": 3 - left, "unread": left}


def test_marking_by_id_leaves_other_peoples_alone(
    client_for, clinic_staff, clinic_admin, lab_staff, order_maker
):
    order = order_maker("pending_review")
    transition_order(order_id=order.pk, action="start", actor=lab_staff)
    mine, theirs = (
        list(Notification.objects.filter(recipient=who.user).values_list("pk", flat=True))
        for who in (clinic_staff, clinic_admin)
    )

    answer = client_for(clinic_staff).post(
        f"{URL}mark-read/", {"ids": [str(each) for each in mine + theirs]}, format="json"
    )

    assert answer.json() == {"marked": len(mine), "unread": 0}
    assert Notification.objects.filter(recipient=clinic_admin.user, is_read=True).count() == 0


@pytest.mark.parametrize("body", [{}, {"ids": ["x"]}, {"all": True, "up_to_seq": 3}, {"up_to_seq": -1}, []])
def test_an_unclear_wish_marks_nothing(client_for, clinic_staff, three_told, body):
    answer = client_for(clinic_staff).post(f"{URL}mark-read/", body, format="json")

    assert answer.status_code == 400
    assert Notification.objects.filter(is_read=True).count() == 0


def test_somebody_elses_notification_reads_like_a_missing_one(
    client_for, clinic_staff, other_clinic_staff, three_told
):
    theirs = Notification.objects.filter(recipient=clinic_staff.user).first()
    client = client_for(other_clinic_staff)

    for answer in (
        client.get(f"{URL}{theirs.pk}/"),
        client.patch(f"{URL}{theirs.pk}/", {"is_read": True}, format="json"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    theirs.refresh_from_db()
    assert theirs.is_read is False


def test_a_person_of_two_organizations_sees_those_of_the_one_they_act_for(
    client_for, clinic_staff, other_clinic, three_told
):
    elsewhere = clinic_staff.user.memberships.create(organization=other_clinic, role="staff")

    assert client_for(elsewhere).get(URL).json()["results"] == []
    assert len(client_for(clinic_staff).get(URL).json()["results"]) == 3
