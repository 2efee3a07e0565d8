"""ETag and If-Match: nobody overwrites what they have not seen."""

import pytest

from orders.tests.wire import EVERYTHING, refusal, step, url_of


def test_reading_gives_the_version_as_etag(client_for, clinic_staff, order_maker):
    response = client_for(clinic_staff).get(url_of(order_maker("in_progress")))

    assert (response["ETag"], response.json()["version"]) == ('"3"', 3)


@pytest.mark.parametrize("tag", ['"2"', "2", 'W/"2"', "*", ' "2" '])
def test_the_current_version_is_let_through(client_for, lab_staff, order_maker, tag):
    response = step(client_for(lab_staff), order_maker("pending_review"), "start", HTTP_IF_MATCH=tag)

    assert (response.status_code, response["ETag"]) == (200, '"3"')


@pytest.mark.parametrize(
    "tag", ['"1"', '"3"', "rubbish", '"2-gzip"', '"99999999999999999999"', '"-1"', '"²"']
)
def test_any_other_is_refused_with_the_current_one(
    client_for, clinic_staff, lab_staff, order_maker, nothing_changes, tag
):
    order, client = order_maker("pending_review"), client_for(lab_staff)

    with nothing_changes():
        response = step(client, order, "start", HTTP_IF_MATCH=tag)

    body = response.json()
    assert refusal(response) == (412, "stale_version")
    assert body["current_version"] == 2
    assert body["changed_by"] == {"id": str(lab_staff.user_id), "name": "Mateo"}
    assert body["changed_at"] == order.updated_at.isoformat().replace("+00:00", "Z")


def test_a_stale_edit_is_refused(client_for, clinic_admin, clinic_staff, order_maker, nothing_changes):
    order, first, second = order_maker(), client_for(clinic_staff), client_for(clinic_admin)
    seen = second.get(url_of(order))["ETag"]
    first.patch(url_of(order), {"notes": "First."}, HTTP_IF_MATCH=seen)

    with nothing_changes():
        response = second.patch(url_of(order), {"notes": "Second."}, HTTP_IF_MATCH=seen)

    assert refusal(response) == (412, "stale_version")
    assert response.json()["current_version"] == 2
    assert response.json()["changed_by"] == {"id": str(clinic_staff.user_id), "name": "Jonas"}


def test_a_changed_draft_nobody_logged_is_stale_too(client_for, clinic_staff, order_maker):
    client, order = client_for(clinic_staff), order_maker("draft")
    client.patch(url_of(order), {"notes": "First."})

    response = client.patch(url_of(order), {"notes": "Second."}, HTTP_IF_MATCH='"1"')

    assert (response.status_code, response.json()["changed_by"]) == (412, None)


def test_stale_comes_before_illegal(client_for, lab_staff, order_maker):
    response = step(client_for(lab_staff), order_maker("delivered"), "start", HTTP_IF_MATCH='"1"')

    assert response.status_code == 412


@pytest.mark.parametrize("actor", ["clinic_staff", "other_lab_staff"])
def test_who_may_not_act_does_not_learn_the_version(client_for, order_maker, request, actor):
    client, order = client_for(request.getfixturevalue(actor)), order_maker()

    response = step(client, order, "start", EVERYTHING, HTTP_IF_MATCH='"7"')

    assert response.status_code in (403, 404)
    assert "current_version" not in response.json()


def test_several_tags_are_refused(client_for, lab_staff, order_maker, nothing_changes):
    client, order = client_for(lab_staff), order_maker()

    with nothing_changes():
        response = step(client, order, "start", HTTP_IF_MATCH='"1", "2"')

    assert response.status_code == 400
