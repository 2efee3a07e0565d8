"""The two steps into the administration, and that nobody is logged in between them."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session as BrowserSession
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.services.credentials import GUESSES_OF_NAME, GUESSES_OF_NAME_FROM_SOURCE, TOO_MANY
from accounts.services.second_factor import CHALLENGE_LIVES
from administration.tests.conftest import code_of, device_of
from audit.models import AuditEvent
from common import clock

pytestmark = pytest.mark.django_db
HOME = "/admin/"
WRONG = "User name or password is wrong."


def is_inside(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def recorded() -> list[tuple[str, str]]:
    return list(AuditEvent.objects.order_by("id").values_list("action", "actor_kind"))


def test_a_password_is_enough_where_nothing_more_is_asked(client, avery, give_password):
    answer = give_password(client)

    assert (answer.status_code, answer["Location"]) == (302, HOME)
    assert is_inside(client)
    assert recorded() == [("login.done", "administrator")]
    assert AuditEvent.objects.get().data == {"second_factor": False, "place": "administration"}


@pytest.mark.parametrize("name", ["avery", "nobody", "amara"])
def test_wrong_names_wrong_passwords_and_other_people_read_the_same(
    client, avery, clinic_admin, give_password, name
):
    clinic_admin.user.set_password("a long enough one")
    clinic_admin.user.save()

    answer = give_password(client, name, "wrong" if name == "avery" else "a long enough one")

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors() == [WRONG]
    assert not is_inside(client)
    assert [action for action, _ in recorded()] == ["login.failed"]


def test_a_disabled_administrator_stays_outside(client, avery, give_password):
    avery.is_active = False
    avery.save()

    assert give_password(client).context["form"].non_field_errors() == [WRONG]
    assert not is_inside(client)


def test_guesses_count_together_with_those_at_the_api(client, avery, give_password):
    for _ in range(GUESSES_OF_NAME_FROM_SOURCE.allowed):
        client.post(
            "/api/auth/login/", {"username": "avery", "password": "guess"}, content_type="application/json"
        )

    answer = give_password(client)

    assert (answer.status_code, answer["Retry-After"].isdigit()) == (429, True)
    assert answer.context["form"].non_field_errors() == [TOO_MANY]
    assert not is_inside(client)
    assert recorded()[-1] == ("login.locked", "administrator")


def test_a_browser_that_was_let_in_before_is_not_locked_out_by_others(avery, give_password):
    known, stranger = Client(), Client(REMOTE_ADDR="203.0.113.9")
    give_password(known)
    known.post(reverse("admin:logout"))
    for number in range(GUESSES_OF_NAME.allowed):
        give_password(Client(REMOTE_ADDR=f"198.51.100.{number}"), password="guess")
    assert give_password(stranger).status_code == 429

    give_password(known)

    assert is_inside(known)


def test_only_the_administration_is_told_that_the_browser_is_known(client, avery, give_password):
    assert give_password(client).cookies["devices"]["path"] == HOME


def test_who_is_no_administrator_any_more_does_not_finish_the_log_in(client, avery, give_password):
    device = device_of(avery)
    give_password(client)
    avery.is_staff = False
    avery.save()

    assert client.post(reverse("admin:login_code"), {"code": code_of(device)})["Location"] == reverse(
        "admin:login"
    )
    assert recorded() == []


def test_the_password_alone_lets_nobody_in_who_has_a_second_factor(client, avery, give_password):
    device = device_of(avery)

    assert give_password(client)["Location"] == reverse("admin:login_code")
    assert not is_inside(client)
    assert recorded() == []

    answer = client.post(reverse("admin:login_code"), {"code": code_of(device)})
    assert answer["Location"] == HOME
    assert is_inside(client)
    assert AuditEvent.objects.get().data == {"second_factor": True, "place": "administration"}


def test_a_wrong_code_lets_nobody_in(client, avery, give_password):
    device_of(avery)
    give_password(client)

    answer = client.post(reverse("admin:login_code"), {"code": "000000"})

    assert answer.context["form"].errors.keys() == {"code"}
    assert not is_inside(client)
    assert recorded() == [("second_factor.failed", "administrator")]


def test_a_code_works_once(avery, give_password):
    code = code_of(device_of(avery))
    first, second = Client(), Client()
    for browser in (first, second):
        give_password(browser)
        browser.post(reverse("admin:login_code"), {"code": code})

    assert is_inside(first)
    assert not is_inside(second)


def test_codes_are_not_to_be_guessed(client, avery, give_password):
    device = device_of(avery)
    give_password(client)
    for number in range(8):
        client.post(reverse("admin:login_code"), {"code": f"{number:06d}"})

    answer = client.post(reverse("admin:login_code"), {"code": code_of(device)})

    assert answer.status_code == 429
    assert not is_inside(client)


@pytest.mark.parametrize("page", ["login_code", "login_set_up"])
def test_the_second_step_leads_nowhere_without_the_first(client, avery, page):
    device_of(avery)

    for answer in (
        client.get(reverse(f"admin:{page}")),
        client.post(reverse(f"admin:{page}"), {"code": "1"}),
    ):
        assert answer["Location"] == reverse("admin:login")
    assert not is_inside(client)


def test_the_second_step_is_to_be_taken_soon_and_by_the_same_password(client, avery, give_password):
    device = device_of(avery)
    give_password(client)
    with clock.at(clock.now() + CHALLENGE_LIVES), pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.time", lambda: (clock.now() + timedelta(seconds=1)).timestamp())
        late = client.post(reverse("admin:login_code"), {"code": code_of(device)})
    assert late["Location"] == reverse("admin:login")

    give_password(client)
    avery.set_password("another long one")
    avery.save()
    assert client.post(reverse("admin:login_code"), {"code": code_of(device)})["Location"] == reverse(
        "admin:login"
    )
    assert not is_inside(client)


def test_where_a_second_factor_is_required_it_is_set_up_first(client, avery, settings, give_password):
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    set_up = reverse("admin:login_set_up")

    assert give_password(client, next="/admin/orders/order/")["Location"] == set_up
    page = client.get(set_up)
    device = TOTPDevice.objects.get(user=avery)
    assert page.context["enrolment"]["secret"] in page.content.decode()
    assert not is_inside(client)

    wrong = client.post(set_up, {"code": "000000"})
    assert wrong.context["enrolment"] == page.context["enrolment"]  # nothing to scan again
    assert not is_inside(client)

    codes = client.post(set_up, {"code": code_of(device)})
    assert (len(codes.context["codes"]), codes.context["leads_to"]) == (10, "/admin/orders/order/")
    assert is_inside(client)
    assert client.get(set_up)["Location"] == reverse("admin:login")  # never shown again
    assert [action for action, _ in recorded()] == ["second_factor.enabled", "login.done"]


def test_each_opening_of_the_page_has_a_secret_of_its_own(client, avery, settings, give_password):
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    give_password(client)
    seen = {client.get(reverse("admin:login_set_up")).context["enrolment"]["secret"] for _ in range(3)}

    assert len(seen) == 3


def test_a_recovery_code_opens_once(avery, settings, give_password):
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True
    first, again = Client(), Client()
    give_password(first)
    first.get(reverse("admin:login_set_up"))
    done = first.post(reverse("admin:login_set_up"), {"code": code_of(TOTPDevice.objects.get())})
    code = done.context["codes"][0]
    assert not StaticToken.objects.filter(token__contains=code).exists()

    for browser in (first, again):
        browser.post(reverse("admin:logout"))
        give_password(browser)
        browser.post(reverse("admin:login_code"), {"code": code})

    assert is_inside(first)
    assert not is_inside(again)


def test_sessions_without_a_second_factor_end_when_it_becomes_required(admin, settings):
    assert is_inside(admin)
    settings.ADMINISTRATORS_NEED_SECOND_FACTOR = True

    assert not is_inside(admin)


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example/", r"\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_away(client, avery, give_password, away):
    assert give_password(client, next=away)["Location"] == HOME


def test_the_session_is_for_this_site_only_and_for_a_working_day(client, avery, settings, give_password):
    settings.SESSION_COOKIE_SECURE = True
    cookie = give_password(client).cookies["sessionid"]

    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Strict")
    assert cookie["max-age"] == 8 * 3600


def test_the_session_does_not_survive_its_log_in(client, avery, give_password):
    client.get(reverse("admin:login"))
    device = device_of(avery)
    give_password(client)
    between = client.cookies["sessionid"].value
    client.post(reverse("admin:login_code"), {"code": code_of(device)})

    assert client.cookies["sessionid"].value != between
    assert not BrowserSession.objects.filter(pk=between).exists()


@pytest.mark.parametrize("change", ["disabled", "no administrator any more", "another password"])
def test_the_session_ends_at_once(admin, administrator, change):
    assert is_inside(admin)
    if change == "another password":
        administrator.set_password("another long one")
    else:
        setattr(administrator, "is_active" if change == "disabled" else "is_staff", False)
    administrator.save()

    assert not is_inside(admin)


def test_logging_out_is_recorded(admin):
    admin.post(reverse("admin:logout"))

    assert recorded() == [("logout", "administrator")]
    assert not is_inside(admin)


def test_a_forged_form_is_refused(avery):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(reverse("admin:login"), {"username": "avery", "password": "a long enough one"})

    assert answer.status_code == 403
    assert not is_inside(strict)
