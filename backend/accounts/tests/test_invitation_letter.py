"""The letter that invites: who, to what, and a link that no request can bend."""

import pytest
from django.apps import apps

from accounts.tests.people import letters, link_in, token_in

URL = "/api/invitations/"


@pytest.fixture
def admin(client_for, clinic_admin):
    return client_for(clinic_admin)


def test_the_letter_says_who_invites_and_leads_home_whatever_the_request_claims(
    admin, settings, clinic_admin
):
    settings.ALLOWED_HOSTS = ["*"]
    settings.PUBLIC_URL = "https://orders.example.org"

    admin.post(
        URL,
        {"email": "nadia@example.org", "role": "staff"},
        HTTP_HOST="evil.example",
        HTTP_X_FORWARDED_HOST="evil.example",
        HTTP_ORIGIN="https://evil.example",
    )

    (letter,) = letters()
    assert letter.to == ["nadia@example.org"]
    assert letter.subject == "Riverside Clinic invites you"
    assert "Amara invites you to work with Riverside Clinic" in letter.body
    assert link_in(letter).startswith("https://orders.example.org/invitation/")
    html = letter.alternatives[0][0]
    assert link_in(letter) in html
    assert "evil" not in letter.message().as_string() + letter.body + html


def test_no_row_holds_a_link(admin):
    admin.post(URL, {"email": "nadia@example.org", "role": "staff"})
    token = token_in(letters()[0])

    rows = [list(model._base_manager.values()) for model in apps.get_models()]
    assert "nadia@example.org" in str(rows)
    assert token not in str(rows)


def test_a_letter_that_was_revoked_before_it_went_out_stays(admin):
    made = admin.post(URL, {"email": "nadia@example.org", "role": "staff"}).json()
    admin.delete(f"{URL}{made['id']}/")

    assert letters() == []
