"""The query made by hand gives what the ORM would give."""

from uuid import uuid4

import pytest

from accounts.models import Session
from accounts.session_query import find_session
from accounts.sessions import start_session
from common import clock


def everything_in(session: Session) -> list[dict[str, object]]:
    rows = [session, session.user, session.membership, session.membership and session.membership.organization]
    return [{name: getattr(row, name) for name in fields(row)} for row in rows if row is not None]


def fields(row) -> list[str]:
    return [field.attname for field in row._meta.concrete_fields]


@pytest.mark.parametrize("who", ["clinic_admin", "lab_viewer", "administrator"])
def test_it_is_whole(who, request, django_assert_num_queries):
    somebody = request.getfixturevalue(who)
    user = getattr(somebody, "user", somebody)
    session, _ = start_session(user=user, membership=None if user is somebody else somebody)
    start_session(user=user, membership=session.membership)  # another one, which is not found instead
    expected = Session.objects.select_related("user", "membership__organization").get(pk=session.pk)

    for _ in range(2):
        with django_assert_num_queries(1):
            found = find_session(session.pk)
            assert everything_in(found) == everything_in(expected)


def test_an_ended_one_is_not_found(clinic_admin):
    session, _ = start_session(user=clinic_admin.user, membership=clinic_admin)
    Session.objects.update(ended_at=clock.now())

    assert find_session(session.pk) is None
    assert find_session(uuid4()) is None
