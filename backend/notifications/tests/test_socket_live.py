"""A change arrives at the other side, and only there."""

import json

import pytest
from django.db.models import Q

from accounts.sessions import end_sessions
from notifications import protocol
from notifications.models import Notification
from notifications.tests.sockets import Tab, in_database
from orders.services import edit_order, place_order, transition_order

pytestmark = pytest.mark.django_db(transaction=True)


async def live_tab(token_for, actor):
    tab = Tab()
    await tab.log_in(await in_database(token_for, actor))
    await tab.hear_until("synced")
    return tab


async def test_a_transition_reaches_the_clinic_and_is_stored(token_for, order_maker, clinic_staff, lab_staff):
    order = await in_database(order_maker)
    tab = await live_tab(token_for, clinic_staff)

    await in_database(transition_order, order_id=order.pk, action="review", actor=lab_staff)

    notification, change = await tab.hear(), await tab.hear()
    row = await in_database(lambda: Notification.objects.get(recipient=clinic_staff.user))
    assert notification == {
        "type": "notification",
        "id": str(row.pk),
        "seq": 1,
        "kind": "order_reviewed",
        "message": f"Helix Lab is reviewing order {order.number}.",
        "order": {"id": str(order.pk), "number": order.number, "status": "pending_review", "version": 2},
        "manifest": None,
        "created_at": row.created_at.isoformat().replace("+00:00", "Z"),
        "is_read": False,
    }
    assert change == {
        "type": "order",
        "id": str(order.pk),
        "number": order.number,
        "status": "pending_review",
        "version": 2,
        "event": "review",
    }
    await in_database(order.refresh_from_db)
    assert order.status == "pending_review"
    await tab.disconnect()


async def test_the_doer_hears_of_the_order_but_is_not_notified(token_for, order_maker, lab_staff):
    order = await in_database(order_maker)
    tab = await live_tab(token_for, lab_staff)

    await in_database(transition_order, order_id=order.pk, action="review", actor=lab_staff)

    assert (await tab.hear())["type"] == "order"
    assert await tab.receive_nothing()
    await tab.disconnect()


async def test_strangers_hear_nothing(
    token_for, order_maker, lab_staff, other_clinic_staff, other_lab_staff, waiting_lab_staff
):
    order = await in_database(order_maker)
    strangers = [
        await live_tab(token_for, each) for each in (other_clinic_staff, other_lab_staff, waiting_lab_staff)
    ]

    await in_database(transition_order, order_id=order.pk, action="start", actor=lab_staff)

    for tab in strangers:
        assert await tab.receive_nothing()
        await tab.disconnect()


async def test_a_lab_hears_nothing_of_drafts(token_for, order_maker, clinic_staff, lab_staff):
    tab = await live_tab(token_for, lab_staff)

    draft = await in_database(order_maker, "draft", notes="a draft")
    await in_database(edit_order, order_id=draft.pk, actor=clinic_staff, changes={"notes": "still one"})
    await in_database(transition_order, order_id=draft.pk, action="cancel", actor=clinic_staff)

    assert await tab.receive_nothing()
    await tab.disconnect()


async def test_frames_never_carry_what_people_wrote(token_for, clinic_staff, lab_staff):
    tabs = [await live_tab(token_for, clinic_staff), await live_tab(token_for, lab_staff)]

    order = await in_database(
        place_order,
        actor=clinic_staff,
        lab=lab_staff.organization,
        delivery_method="email",
        notes="CANARY-1",
        client_reference="CANARY-2",
    )
    await in_database(transition_order, order_id=order.pk, action="hold", actor=lab_staff, note="CANARY-3")
    await in_database(
        transition_order, order_id=order.pk, action="resume", actor=clinic_staff, note="CANARY-4"
    )

    for tab in tabs:
        heard = []
        while not await tab.receive_nothing():
            heard.append(await tab.hear())
        assert len([frame for frame in heard if frame["type"] == "order"]) == 3
        assert "CANARY" not in json.dumps(heard)
        await tab.disconnect()


async def test_a_viewer_sees_orders_change(token_for, order_maker, clinic_viewer, lab_staff):
    order = await in_database(order_maker)
    tab = await live_tab(token_for, clinic_viewer)

    await in_database(transition_order, order_id=order.pk, action="start", actor=lab_staff)

    assert (await tab.hear())["status"] == "in_progress"
    assert await tab.receive_nothing()
    await tab.disconnect()


async def test_a_lost_wake_up_heals_at_the_next_heartbeat(
    token_for, order_maker, clinic_staff, lab_staff, monkeypatch
):
    monkeypatch.setattr(protocol, "HEARTBEAT_S", 0.2)
    order = await in_database(order_maker)
    tab = await live_tab(token_for, clinic_staff)
    monkeypatch.setattr("notifications.fanout.wake_on_commit", lambda groups: None)

    await in_database(transition_order, order_id=order.pk, action="start", actor=lab_staff)

    kinds = [frame["type"] for frame in await tab.hear_until("order")]
    assert [kind for kind in kinds if kind != "heartbeat"] == ["notification", "order"]
    await tab.disconnect()


async def test_the_heartbeat_tells_head_and_unread(token_for, order_maker, clinic_staff, monkeypatch):
    monkeypatch.setattr(protocol, "HEARTBEAT_S", 0.1)
    await in_database(order_maker, "in_progress")
    tab = await live_tab(token_for, clinic_staff)

    assert await tab.hear() == {"type": "heartbeat", "head": 2, "unread": 2}
    await tab.disconnect()


async def test_a_session_that_ends_closes_its_sockets_and_no_others(token_for, clinic_staff, clinic_admin):
    ended, other = await live_tab(token_for, clinic_staff), await live_tab(token_for, clinic_admin)

    await in_database(end_sessions, Q(user=clinic_staff.user), reason="logout")

    assert await ended.close_code() == 4503
    assert await other.receive_nothing()
    await other.disconnect()


@pytest.mark.parametrize("how", ["disabled", "removed", "password", "organization"])
async def test_whoever_may_no_longer_act_is_closed_by_the_heartbeat(
    token_for, clinic_staff, how, monkeypatch
):
    monkeypatch.setattr(protocol, "HEARTBEAT_S", 0.2)
    tab = await live_tab(token_for, clinic_staff)

    def shut_out():
        user, organization = clinic_staff.user, clinic_staff.organization
        if how == "disabled":
            user.is_active = False
        if how == "password":
            user.set_password("another-Password-1")
        if how == "organization":
            organization.is_active = False
        user.save()
        organization.save()
        if how == "removed":
            clinic_staff.delete()

    await in_database(shut_out)

    assert await tab.close_code() == 4503


async def test_an_expiring_token_is_announced_and_then_closed(token_for, clinic_staff, monkeypatch):
    from datetime import timedelta

    from accounts.tokens import SessionAccessToken

    monkeypatch.setattr(SessionAccessToken, "lifetime", timedelta(seconds=2))
    tab = await live_tab(token_for, clinic_staff)

    assert (await tab.hear())["type"] == "token_expiring"
    assert (await tab.hear())["code"] == "token_expired"
    assert await tab.close_code() == 4001
