"""What a scanned code is, to whom."""

import pytest

from orders.services import transition_order
from specimens.accession import ALPHABET, make_accession_number
from specimens.models import Manifest
from specimens.series import take_numbers
from specimens.tests.wire import REJECTED, faults_of, refusal, scan, send, step

ELSEWHERE = make_accession_number("ZZZ", 7)


def misread(number: str) -> str:
    """With another check character."""
    return number[:-1] + ALPHABET[ALPHABET.index(number[-1]) - 1]


def test_a_lab_receives_by_scanning(at_lab, lab_staff, blood, order):
    found = scan(at_lab, f" {blood.accession_number[:3].lower()}-{blood.accession_number[3:]}").json()

    assert (found["result"], found["specimen"]["status"]) == ("received", "received")
    assert found["specimen"]["received_by"]["id"] == str(lab_staff.user_id)
    assert found["order"] == {"id": str(order.pk), "number": order.number}
    assert order.events.filter(action="specimen_received").count() == 1
    assert found["specimen"]["order"]["version"] == 2


def test_twice_is_once(at_lab, blood, nothing_changes):
    scan(at_lab, blood.accession_number)

    with nothing_changes():
        again = scan(at_lab, blood.accession_number).json()
    assert (again["result"], again["specimen"]["status"]) == ("already_received", "received")


@pytest.mark.parametrize("end", ["reject", "discard"])
def test_what_has_ended_is_not_receivable(at_lab, blood, nothing_changes, end):
    step(at_lab, blood, "receive", {})
    step(at_lab, blood, end, {**REJECTED, "recollect": False})

    with nothing_changes():
        assert scan(at_lab, blood.accession_number).json()["result"] == "not_receivable"


def test_of_a_closed_order_neither(at_lab, at_clinic, blood, clinic_staff, order, nothing_changes):
    step(at_clinic, blood, "collect", {})
    transition_order(order_id=order.pk, action="cancel", actor=clinic_staff, note="Twice.")

    with nothing_changes():
        found = scan(at_lab, blood.accession_number).json()
    assert (found["result"], found["specimen"]["order"]["status"]) == ("not_receivable", "cancelled")


def test_another_order_than_the_one_at_hand(at_lab, blood, order, order_maker, nothing_changes):
    other = order_maker()

    with nothing_changes():
        found = scan(at_lab, blood.accession_number, order=str(other.pk)).json()
    assert (found["result"], found["order"]["number"]) == ("wrong_order", order.number)
    assert scan(at_lab, blood.accession_number, order=str(order.pk)).json()["result"] == "received"


def test_opening_changes_nothing_for_anybody(client_for, at_clinic, clinic_viewer, blood, nothing_changes):
    viewer = client_for(clinic_viewer)

    with nothing_changes():
        for client in (at_clinic, viewer):
            assert scan(client, blood.accession_number, "open").json()["result"] == "opened"


def test_only_labs_receive(at_clinic, client_for, lab_viewer, clinic_viewer, blood, nothing_changes):
    viewers = [client_for(lab_viewer), client_for(clinic_viewer)]

    with nothing_changes():
        for client in (at_clinic, *viewers):
            assert refusal(scan(client, blood.accession_number)) == (403, "permission_denied")


def test_orders_and_manifests_are_found_by_their_numbers(at_clinic, at_lab, blood, order, nothing_changes):
    step(at_clinic, blood, "collect", {})
    manifest = send(at_clinic, blood).json()

    with nothing_changes():
        found = scan(at_lab, order.number.lower().replace("-", " ")).json()
        listed = scan(at_lab, manifest["number"]).json()
    assert (found["result"], found["order"]["id"]) == ("order", str(order.pk))
    assert (listed["result"], listed["manifest"]) == (
        "manifest",
        {"id": manifest["id"], "number": manifest["number"]},
    )


def test_what_is_nothing(at_lab, blood, nothing_changes):
    with nothing_changes():
        for code, result in (
            (misread(blood.accession_number), "misread"),
            (misread(ELSEWHERE), "misread"),
            (ELSEWHERE, "foreign"),
            (make_accession_number("HEL", 999), "unknown"),
            ("7KQM-4XTD", "unknown"),
            ("M-7KQM-4XTD", "unknown"),
            ("4006381333931", "unknown"),
            ("‮<b>\u0000", "unknown"),
        ):
            answer = scan(at_lab, code)
            if "\u0000" in code:
                assert faults_of(answer)[0][0] == "code"
            else:
                assert answer.json() == {"result": result, "specimen": None, "order": None, "manifest": None}


def test_a_series_of_somebody_else_tells_nothing(
    client_for, make_member, other_clinic, other_lab, blood, order, at_clinic
):
    """The same answer, whether the number was ever given out or not."""
    step(at_clinic, blood, "collect", {})
    number = send(at_clinic, blood).json()["number"]
    for organization in (other_clinic, other_lab):
        stranger = client_for(make_member(organization, f"x{organization.kind}", "admin"))
        for code in (blood.accession_number, make_accession_number("HEL", 999), ELSEWHERE):
            assert scan(stranger, code, "open").json()["result"] == "foreign"
        for code in (order.number, number):
            assert scan(stranger, code, "open").json()["result"] == "unknown"


def test_a_clinic_knows_the_labs_it_sent_orders_to(at_clinic, blood, other_lab):
    theirs = take_numbers(other_lab, 1)[0]

    assert scan(at_clinic, make_accession_number("HEL", 999), "open").json()["result"] == "unknown"
    assert scan(at_clinic, theirs, "open").json()["result"] == "foreign"
    assert Manifest.objects.count() == 0
