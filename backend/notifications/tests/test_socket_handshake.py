"""Who gets a socket, and with which code the others are closed."""

import pytest
from django.db.models import Q

from accounts.sessions import end_sessions
from audit.models import AuditEvent
from common import clock
from notifications import protocol
from notifications.tests.sockets import ORIGIN, Tab, in_database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def token(token_for, clinic_staff):
    return token_for(clinic_staff)


async def test_hello_says_who_one_is_and_where_one_stands(token, clinic_staff):
    tab = Tab()
    hello = await tab.log_in(token)
    synced = await tab.hear()

    assert hello.pop("token_exp") > clock.now().timestamp()
    assert len(hello.pop("epoch")) == 36
    assert hello == {
        "type": "hello",
        "user_id": str(clinic_staff.user_id),
        "organization_id": str(clinic_staff.organization_id),
        "heartbeat_s": 15,
        "unread": 0,
        "head": 0,
        "recovered": True,
    }
    assert synced == {"type": "synced", "seq": 0}
    await tab.disconnect()


async def test_a_script_sends_its_token_in_the_header_and_needs_no_origin(token):
    tab = Tab(headers=((b"authorization", f"Bearer {token}".encode()),))
    await tab.connect()

    assert (await tab.hear())["type"] == "hello"
    await tab.disconnect()


@pytest.mark.parametrize(
    "headers",
    [
        (),
        ((b"origin", b"https://evil.example"),),
        ((b"origin", b"http://testserver.evil.example"),),
        ((b"origin", b"null"),),
        ((b"origin", b"https://evil.example"), (b"authorization", b"Bearer x")),
    ],
)
async def test_other_origins_and_none_at_all_are_turned_away(headers):
    tab = Tab(headers=headers)
    assert (await tab.connect())[0]

    assert await tab.close_code() == 4501


@pytest.mark.parametrize("name", ["token", "access_token", "jwt"])
async def test_a_token_in_the_url_is_refused_at_once(token, name):
    tab = Tab(path=f"/ws/notifications/?{name}={token}")
    assert (await tab.connect())[0]

    assert await tab.close_code() == 4501


@pytest.mark.parametrize("bad", ["", "x", "a.b.c"])
async def test_a_token_that_is_none_of_ours(bad):
    tab = Tab()
    await tab.connect()
    await tab.say("auth", token=bad)

    assert (await tab.hear())["code"] == "token_invalid"
    assert await tab.close_code() == 4501


async def test_an_expired_token_may_come_back(clinic_staff, token_for, monkeypatch):
    from datetime import timedelta

    from accounts.tokens import SessionAccessToken

    monkeypatch.setattr(SessionAccessToken, "lifetime", timedelta(seconds=-1))
    expired = await in_database(token_for, clinic_staff)
    tab = Tab()
    await tab.connect()
    await tab.say("auth", token=expired)

    assert await tab.close_code() == 4001


async def test_a_session_that_has_ended_stays_away(token):
    await in_database(end_sessions, Q(), reason="test")
    tab = Tab()
    await tab.connect()
    await tab.say("auth", token=token)

    assert await tab.close_code() == 4503


async def test_a_refresh_token_opens_nothing(clinic_staff):
    from accounts.sessions import start_session

    _, tokens = await in_database(start_session, user=clinic_staff.user, membership=clinic_staff)
    tab = Tab()
    await tab.connect()
    await tab.say("auth", token=tokens.refresh)

    assert await tab.close_code() == 4501


async def test_somebody_without_an_organization_has_no_channel(token_for, administrator):
    token = await in_database(token_for, administrator)
    tab = Tab()
    await tab.connect()
    await tab.say("auth", token=token)

    assert await tab.close_code() == 4503


async def test_silence_is_closed(monkeypatch):
    monkeypatch.setattr(protocol, "AUTH_WITHIN_S", 0.05)
    tab = Tab()
    await tab.connect()

    assert await tab.close_code() == 4002


async def test_an_unknown_path_is_closed_without_a_traceback(caplog):
    tab = Tab(path="/ws/elsewhere/")
    assert (await tab.connect())[0]

    assert await tab.close_code() == 4504
    assert not [record for record in caplog.records if record.exc_info]


async def test_too_many_sockets_of_one_person_the_newest_wins(token, monkeypatch):
    monkeypatch.setattr(protocol, "MAX_SOCKETS_PER_USER", 2)
    tabs = [Tab() for _ in range(3)]
    for tab in tabs:
        await tab.log_in(token)

    assert await tabs[0].close_code() == 4505
    for tab in tabs[1:]:
        await tab.hear_until("synced")
        await tab.say("ping")
        assert (await tab.hear())["type"] == "pong"
        await tab.disconnect()


def test_our_own_pages_are_an_allowed_origin(settings):
    settings.ALLOWED_HOSTS = ["orders.example.org"]

    assert protocol.is_allowed_origin("https://orders.example.org", "orders.example.org")
    assert not protocol.is_allowed_origin("https://orders.example.org", "evil.example")
    assert not protocol.is_allowed_origin("https://evil.example", "evil.example")
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example.org"]
    assert protocol.is_allowed_origin("https://app.example.org", "orders.example.org")


async def test_opening_is_recorded_and_nothing_that_is_said_after(token, clinic_staff, settings):
    settings.NUM_PROXIES = 1
    tab = Tab(headers=(ORIGIN, (b"x-forwarded-for", b"198.51.100.66, 203.0.113.9")))
    await tab.log_in(token)
    await tab.hear_until("synced")
    await tab.say("ping")
    await tab.hear_until("pong")
    await tab.disconnect()

    line = await in_database(AuditEvent.objects.get)
    assert (line.action, line.actor_id, line.organization_id) == (
        "socket.opened",
        clinic_staff.user_id,
        clinic_staff.organization_id,
    )
    assert line.address == "203.0.113.9"
    assert line.session_id is not None


async def test_what_is_turned_away_opens_nothing():
    tab = Tab()
    await tab.connect()
    await tab.say("auth", token="not.a.token")
    await tab.close_code()

    assert not await in_database(AuditEvent.objects.exists)
