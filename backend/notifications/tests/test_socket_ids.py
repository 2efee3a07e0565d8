"""What is logged and recorded of a socket names it, as what is logged of a request names that."""

import logging

import pytest

from audit.models import AuditEvent
from common.requests import RequestIdFilter
from notifications import realtime
from notifications.tests.sockets import Tab, in_database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_engine]


@pytest.fixture
def ids_of_lines():
    """The ids in the lines of notifications.consumers."""
    ids: list[str] = []
    handler = logging.Handler()
    handler.addFilter(RequestIdFilter())
    handler.emit = lambda record: ids.append(record.request_id)
    logger = logging.getLogger("notifications.consumers")
    logger.addHandler(handler)
    yield ids
    logger.removeHandler(handler)


async def test_two_sockets_have_an_id_each(clinic_staff, token_for):
    for _ in range(2):
        tab = Tab()
        await tab.log_in(await in_database(token_for, clinic_staff))
        await tab.disconnect()

    opened = AuditEvent.objects.filter(action="socket.opened").values_list("request_id", flat=True)
    ids = await in_database(lambda: list(opened))
    assert len(set(ids)) == 2
    assert all(each.startswith("socket-") for each in ids)


async def test_a_line_about_a_socket_has_the_id_of_its_opening(
    clinic_staff, token_for, ids_of_lines, monkeypatch
):
    tab = Tab()
    await tab.log_in(await in_database(token_for, clinic_staff))
    await tab.hear_until("synced")

    def crash(*_: object) -> None:
        raise RuntimeError("crashed")

    monkeypatch.setattr(realtime, "resume", crash)
    await tab.say("resume", cursor={"epoch": "00000000-0000-0000-0000-000000000000", "seq": 1})
    await tab.hear_until("goodbye")

    opened = await in_database(AuditEvent.objects.get, action="socket.opened")
    assert ids_of_lines == [opened.request_id]
