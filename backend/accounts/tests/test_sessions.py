"""/api/auth/sessions/: where am I logged in; end one, or all others."""

from datetime import timedelta

import pytest

from accounts.models import Membership, Role, Session
from accounts.sessions import start_session
from accounts.tests.people import bearer, is_alive, later, refusal
from audit.models import AuditEvent
from common import clock

URL = "/api/auth/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ABSENT = "0190aaaa-0000-7000-8000-000000000000"


@pytest.fixture
def begin(clinic_staff):
    """``begin()``: the row and the tokens of another session of the same person."""

    def start(membership=clinic_staff, **more):
        session, tokens = start_session(user=clinic_staff.user, membership=membership, **more)
        return session, vars(tokens)

    return start


def rows(client) -> list[dict]:
    return client.get(URL).json()["results"]


def test_a_session_on_the_wire(begin, clinic):
    session, tokens = begin(user_agent=FIREFOX, ip_address="192.0.2.7", second_factor=True)

    answer = bearer(tokens["access"]).get(URL)

    def wire(moment) -> str:
        return moment.isoformat().replace("+00:00", "Z")

    assert set(answer.json()) == {"next", "previous", "results"}
    assert answer.json()["results"] == [
        {
            "id": str(session.pk),
            "device": "Firefox on Linux",
            "ip_address": "192.0.2.7",
            "organization": {"id": str(clinic.pk), "name": "Riverside Clinic"},
            "created_at": wire(session.created_at),
            "last_used_at": wire(session.last_used_at),
            "expires_at": wire(session.expires_at),
            "is_current": True,
            "second_factor": True,
        }
    ]


def test_ones_own_living_ones_for_every_organization_and_no_others(
    begin, clinic_staff, clinic_viewer, client_for, other_clinic
):
    elsewhere = Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.STAFF)
    here, tokens = begin()
    there = begin(elsewhere)[0]
    ended_tokens = begin()[1]
    bearer(ended_tokens["access"]).post("/api/auth/logout/")
    expired = begin()[0]
    Session.objects.filter(pk=expired.pk).update(expires_at=clock.now() - timedelta(seconds=1))
    client_for(clinic_viewer)

    listed = rows(bearer(tokens["access"]))

    assert {row["id"] for row in listed} == {str(here.pk), str(there.pk)}
    assert [row["id"] for row in listed if row["is_current"]] == [str(here.pk)]


def test_no_secret_is_told(begin):
    session, tokens = begin()

    answer = bearer(tokens["access"]).get(URL).content.decode()

    for secret in (session.token_hash, session.credential_stamp, tokens["access"], tokens["refresh"]):
        assert secret not in answer


def test_ending_one(begin, clinic_staff):
    mine, other, third = begin()[1], begin(), begin()[1]

    response = bearer(mine["access"]).delete(f"{URL}{other[0].pk}/")

    assert (response.status_code, response.content) == (204, b"")
    assert (is_alive(mine), is_alive(other[1]), is_alive(third)) == (True, False, True)
    assert AuditEvent.objects.get(action="session.ended").actor_id == clinic_staff.user_id


def test_ending_ones_own_is_logging_out(begin):
    session, tokens = begin()

    assert bearer(tokens["access"]).delete(f"{URL}{session.pk}/").status_code == 204

    assert not is_alive(tokens)


def test_ending_all_others(begin, clinic_viewer):
    mine, others = begin()[1], [begin()[1] for _ in range(3)]
    strangers = vars(start_session(user=clinic_viewer.user, membership=clinic_viewer)[1])

    response = bearer(mine["access"]).delete(URL)

    assert (response.status_code, response.content) == (204, b"")
    assert [is_alive(each) for each in (mine, *others, strangers)] == [True, False, False, False, True]


def test_somebody_elses_is_missing(begin, clinic_admin, clinic_viewer, nothing_changes):
    """Not even an admin of the same organization ends or sees a colleague's session here."""
    theirs = [start_session(user=each.user, membership=each)[0] for each in (clinic_viewer, clinic_admin)]
    client = bearer(begin()[1]["access"])

    with nothing_changes():
        for session_id in (*(each.pk for each in theirs), ABSENT, "rubbish"):
            for answer in (client.get(f"{URL}{session_id}/"), client.delete(f"{URL}{session_id}/")):
                assert refusal(answer) == (404, "not_found")


def test_one_that_has_ended_is_missing(begin, nothing_changes):
    client, ended = bearer(begin()[1]["access"]), begin()
    bearer(ended[1]["access"]).post("/api/auth/logout/")

    with nothing_changes():
        assert client.delete(f"{URL}{ended[0].pk}/").status_code == 404


def test_an_administrator_sees_ones_own(client_for, administrator):
    (row,) = rows(client_for(administrator))

    assert (row["organization"], row["is_current"]) == (None, True)


def test_nobody_without_a_session(client_for, db):
    for answer in (client_for(None).get(URL), client_for(None).delete(URL)):
        assert refusal(answer) == (401, "not_authenticated")


def test_a_refresh_shows_as_use(begin):
    tokens = begin()[1]
    with later(minutes=5):
        assert is_alive(tokens)

    row = Session.objects.get()
    assert row.last_used_at > row.created_at + timedelta(minutes=4)
