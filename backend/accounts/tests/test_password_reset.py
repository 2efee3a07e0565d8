"""POST /api/auth/password/reset/: whoever reads the account's mail sets a new password. Nobody learns whose it is."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from accounts.models import User
from accounts.tests.people import give_password, letters, link_in, log_in, token_in
from audit.models import AuditEvent
from notifications.models import Letter

URL = "/api/auth/password/reset/"


@pytest.fixture
def jonas(clinic_staff) -> User:
    return give_password(clinic_staff).user


def ask(email: str, **headers):
    return APIClient().post(URL, {"email": email}, **headers)


def test_a_letter_with_a_link_goes_to_the_address(jonas, settings):
    settings.PUBLIC_URL = "https://orders.example.org"

    response = ask("JONAS@Example.org")

    (letter,) = letters()
    assert (response.status_code, response.content) == (202, b"")
    assert (letter.to, letter.subject) == (["jonas@example.org"], "Set a new password")
    assert link_in(letter).startswith("https://orders.example.org/password-reset/")
    assert AuditEvent.objects.filter(action="password.reset_requested").count() == 1


def test_whether_an_address_is_known_cannot_be_told(jonas):
    User.objects.create_user("olga", "olga@example.org", is_active=False)
    answers, costs = [], []
    ask("warm@example.org")

    for address in ("jonas@example.org", "nobody@example.org", "olga@example.org"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answers.append(ask(address))
        costs.append([query["sql"].split()[0] for query in queries])

    assert [(answer.status_code, answer.content) for answer in answers] == [(202, b"")] * 3
    assert costs[0] == costs[1] == costs[2]
    assert [letter.to for letter in letters()] == [["jonas@example.org"]]


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "look_alike", ["m\u0130ke@example.org", "mike@g\u0130thub.example", "mi\u212ae@example.org"]
)
def test_a_look_alike_address_gets_nobodys_letter(db, look_alike):
    """The database lowers İ to i and the Kelvin sign to k, so it finds the account; the mailbox is another one."""
    for number, address in enumerate(("mike@example.org", "mike@github.example")):
        User.objects.create_user(f"mike{number}", address)

    ask(look_alike)

    assert {address for letter in letters() for address in letter.to} <= {
        "mike@example.org",
        "mike@github.example",
    }


def test_the_host_header_bends_nothing(jonas, settings):
    settings.ALLOWED_HOSTS = ["*"]

    ask("jonas@example.org", HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST="evil.example")

    (letter,) = letters()
    assert link_in(letter).startswith(f"{settings.PUBLIC_URL}/password-reset/")
    assert "evil" not in letter.message().as_string() + letter.body


def test_no_row_holds_the_link(jonas):
    ask("jonas@example.org")
    token = token_in(letters()[0])

    rows = str([list(model._base_manager.values()) for model in apps.get_models()])
    assert "jonas@example.org" in rows
    assert token not in rows
    assert token.partition(":")[0] not in rows


@pytest.mark.parametrize("email", ["", "jonas", None, ["jonas@example.org"]])
def test_an_address_is_asked_for(db, nothing_changes, email):
    with nothing_changes():
        assert APIClient().post(URL, {"email": email}).status_code == 400


def test_a_mailbox_is_not_flooded(jonas):
    answers = [ask("jonas@example.org", REMOTE_ADDR=f"192.0.2.{number}") for number in range(30)]
    unknown = [ask("nobody@example.org", REMOTE_ADDR=f"198.51.100.{number}") for number in range(30)]

    assert [each.status_code for each in answers] == [each.status_code for each in unknown]
    assert len(letters()) < 10


def test_one_source_does_not_fill_the_queue(db):
    for number in range(300):
        ask(f"somebody{number}@example.org", REMOTE_ADDR="192.0.2.7")

    assert Letter.objects.count() < 300


def test_the_old_password_counts_until_a_new_one_is_set(jonas):
    ask("jonas@example.org")

    assert log_in("jonas").status_code == 200
