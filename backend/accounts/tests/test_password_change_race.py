"""Two at once who both know the old password: one changes it, the other no longer knows it."""

import pytest

from accounts.models import User
from accounts.tests.people import PASSWORD, bearer, give_password, letters, log_in, token_in
from common.tests.parallel import at_once

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
CHANGE, CONFIRM = "/api/auth/password/change/", "/api/auth/password/reset/confirm/"
WISHES = ("kettle-number-0-sings", "kettle-number-1-sings")


@pytest.fixture
def jonas(clinic_staff) -> User:
    return give_password(clinic_staff).user


def change(access: str, new: str):
    return bearer(access).post(CHANGE, {"current_password": PASSWORD, "new_password": new})


@pytest.mark.parametrize("round_number", range(3))
def test_two_changes(jonas, round_number):
    tokens = [log_in("jonas").json()["access"] for _ in WISHES]

    answers = at_once(*(lambda a=a, n=n: change(a, n) for a, n in zip(tokens, WISHES, strict=True)))

    won = [new for answer, new in zip(answers, WISHES, strict=True) if answer.status_code == 204]
    assert len(won) == 1
    assert User.objects.get(pk=jonas.pk).check_password(won[0])
    assert {answer.status_code for answer in answers} <= {204, 400, 401}


@pytest.mark.parametrize("round_number", range(3))
def test_a_thief_does_not_overwrite_what_the_owner_has_just_reset(jonas, round_number, client_for):
    thief = log_in("jonas").json()["access"]
    client_for(None).post("/api/auth/password/reset/", {"email": "jonas@example.org"})
    link = token_in(letters()[-1])

    by_thief, by_owner = at_once(
        lambda: change(thief, WISHES[0]),
        lambda: client_for(None).post(CONFIRM, {"token": link, "password": WISHES[1]}),
    )

    won = [answer.status_code == 204 for answer in (by_thief, by_owner)]
    assert sorted(won) == [False, True]
    assert User.objects.get(pk=jonas.pk).check_password(WISHES[won.index(True)])
