"""What a client may say, and what it hears back."""

import pytest

from notifications import protocol
from notifications.models import Notification
from notifications.tests.sockets import Tab, in_database
from orders.services import transition_order

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def token(token_for, clinic_staff):
    return token_for(clinic_staff)


async def live_tab(token, cursor=None):
    tab = Tab()
    await tab.log_in(token, cursor)
    await tab.hear_until("synced")
    return tab


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        "null",
        '{"type":"shout","text":"hi"}',
        '{"type":[]}',
        '{"type":{}}',
        '{"type":"notification","seq":1}',
        '{"type":"order","id":"x","status":"delivered"}',
        '{"type":"read"}',
        '{"type":"read","ids":"all"}',
        '{"type":"read","ids":["x"]}',
        '{"type":"read","ids":[],"up_to_seq":3}',
        '{"type":"read","up_to_seq":-1}',
        '{"type":"read","up_to_seq":true}',
        '{"type":"resume"}',
        '{"type":"resume","cursor":{"seq":1}}',
        '{"type":"resume","cursor":{"epoch":"x","seq":1e400}}',
        '{"type":"ping","x":1}',
        '{"type":"auth","token":"again"}',
        "[" * 5000,
        '{"type":"ping","x":"' + "a" * 9000 + '"}',
    ],
)
async def test_nonsense_is_answered_and_closed_and_nobody_else_hears_it(text, token, token_for, lab_staff):
    other = await live_tab(await in_database(token_for, lab_staff))
    tab = await live_tab(token)

    await tab.send_to(text_data=text)

    answer = await tab.hear()
    assert (answer["type"], answer["code"]) == ("error", "protocol_error")
    assert await tab.close_code() == 4504
    assert await other.receive_nothing()
    await other.disconnect()


async def test_binary_frames_are_refused(token):
    tab = await live_tab(token)
    await tab.send_to(bytes_data=b'{"type":"ping"}')

    assert await tab.close_code() == 4504


async def test_the_first_frame_is_auth():
    tab = Tab()
    await tab.connect()
    await tab.say("ping")

    assert await tab.close_code() == 4504


async def test_too_many_frames_are_told_to_come_back_more_slowly(token, monkeypatch):
    tab = await live_tab(token)
    for _ in range(protocol.FRAMES_ALLOWED):
        await tab.say("ping")

    assert await tab.close_code() == 4006


async def test_reading_by_id_tells_every_tab(token, order_maker, clinic_staff):
    await in_database(order_maker, "in_progress")
    tabs = [await live_tab(token), await live_tab(token)]
    newest = await in_database(lambda: Notification.objects.filter(recipient=clinic_staff.user).last())

    await tabs[0].say("read", ids=[str(newest.pk)])

    for tab in tabs:
        assert await tab.hear() == {"type": "read", "unread": 1, "ids": [str(newest.pk)]}
        await tab.disconnect()


async def test_reading_up_to_a_number(token, order_maker):
    await in_database(order_maker, "completed")
    tab = await live_tab(token)

    await tab.say("read", up_to_seq=1)

    frame = await tab.hear()
    assert (frame["type"], frame["unread"], len(frame["ids"])) == ("read", 1, 1)
    await tab.disconnect()


async def test_a_long_read_is_told_by_its_number(token, order_maker, clinic_staff, monkeypatch):
    from notifications import realtime

    monkeypatch.setattr(realtime, "BATCH", 1)
    await in_database(order_maker, "completed")
    tab = await live_tab(token)

    await tab.say("read", up_to_seq=2)

    assert await tab.hear() == {"type": "read", "unread": 0, "up_to_seq": 2}
    await tab.disconnect()


async def test_somebody_elses_notification_cannot_be_marked(token, order_maker, clinic_admin):
    await in_database(order_maker, "in_progress")
    theirs = await in_database(lambda: Notification.objects.filter(recipient=clinic_admin.user).first())
    tab = await live_tab(token)

    await tab.say("read", ids=[str(theirs.pk)])
    await tab.say("ping")

    assert (await tab.hear())["type"] == "pong"
    assert await in_database(lambda: Notification.objects.filter(is_read=True).count()) == 0
    await tab.disconnect()


async def test_renewing_moves_the_end_of_the_token(token, clinic_staff):
    from accounts.tokens import SessionAccessToken, read_token

    tab = await live_tab(token)
    session_id = read_token(SessionAccessToken, token).session_id
    fresh = SessionAccessToken(token)
    fresh.set_exp(lifetime=SessionAccessToken.lifetime * 2)
    assert fresh.session_id == session_id

    await tab.say("renew", token=str(fresh))

    assert await tab.hear() == {"type": "renewed", "token_exp": fresh["exp"]}
    await tab.disconnect()


async def test_another_sessions_token_does_not_renew(token, token_for, clinic_staff):
    tab = await live_tab(token)
    await tab.say("renew", token=await in_database(token_for, clinic_staff))

    assert await tab.close_code() == 4501


async def test_a_cursor_replays_what_was_missed_exactly(token, order_maker, lab_staff):
    order = await in_database(order_maker, "submitted")
    first = Tab()
    hello = await first.log_in(token)
    await first.hear_until("synced")
    await first.disconnect()
    for action in ("review", "start", "complete"):
        await in_database(transition_order, order_id=order.pk, action=action, actor=lab_staff)

    tab = Tab()
    again = await tab.log_in(token, {"epoch": hello["epoch"], "seq": 1})
    frames = await tab.hear_until("synced")

    assert again["recovered"] is True
    assert [(frame["type"], frame["seq"]) for frame in frames] == [
        ("notification", 2),
        ("notification", 3),
        ("synced", 3),
    ]
    await tab.disconnect()


@pytest.mark.parametrize("cursor", [{"epoch": "another life", "seq": 0}, {"epoch": None, "seq": 99}])
async def test_a_cursor_that_does_not_fit_is_told_so(token, order_maker, cursor):
    from notifications.streams import current_epoch

    await in_database(order_maker, "in_progress")
    epoch = cursor["epoch"] or await in_database(current_epoch)
    tab = Tab()

    hello = await tab.log_in(token, {"epoch": epoch, "seq": cursor["seq"]})

    assert (hello["recovered"], hello["head"], hello["unread"]) == (False, 2, 2)
    assert (await tab.hear()) == {"type": "synced", "seq": 2}
    await tab.disconnect()


async def test_too_far_behind_reads_the_list_instead(token, order_maker, monkeypatch):
    from notifications import realtime
    from notifications.streams import current_epoch

    monkeypatch.setattr(realtime, "MAX_REPLAY", 1)
    await in_database(order_maker, "completed")
    tab = Tab()

    hello = await tab.log_in(token, {"epoch": await in_database(current_epoch), "seq": 0})

    assert hello["recovered"] is False
    await tab.disconnect()


async def test_resume_replays_on_an_open_socket(token, order_maker):
    await in_database(order_maker, "completed")
    tab = Tab()
    hello = await tab.log_in(token)
    await tab.hear_until("synced")

    await tab.say("resume", cursor={"epoch": hello["epoch"], "seq": 0})

    frames = await tab.hear_until("synced")
    assert [frame["seq"] for frame in frames] == [1, 2, 2]
    await tab.disconnect()
