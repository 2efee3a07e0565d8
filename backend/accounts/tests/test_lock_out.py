"""Wrong passwords: who guesses too often, by name, by source or by both, is locked out; a name that is none just so."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.services.credentials import GUESSES_FROM_SOURCE, GUESSES_OF_NAME, GUESSES_OF_NAME_FROM_SOURCE
from accounts.tests.people import PASSWORD, essence, give_password, later, log_in, refusal
from common.tests.parallel import at_once, statuses

OF_PAIR, FROM_SOURCE, OF_NAME = (
    limit.allowed for limit in (GUESSES_OF_NAME_FROM_SOURCE, GUESSES_FROM_SOURCE, GUESSES_OF_NAME)
)
HOME = "192.0.2.7"


@pytest.fixture
def jonas(clinic_staff) -> User:
    return give_password(clinic_staff).user


def guess(name: str = "jonas", source: str = HOME, **headers):
    return log_in(name, "not-the-password", REMOTE_ADDR=source, **headers)


def sources():
    """Ever another line of ever another subscriber."""
    return (f"2001:db8:0:{number:x}::1" for number in range(1, 10_000))


def test_one_name_from_one_source(jonas, hasher_runs):
    answers = [guess() for _ in range(OF_PAIR + 3)]

    assert [answer.status_code for answer in answers] == [401] * OF_PAIR + [429] * 3
    assert len(hasher_runs) == OF_PAIR
    assert refusal(answers[-1]) == (429, "throttled")
    assert 0 < int(answers[-1]["Retry-After"]) <= GUESSES_OF_NAME_FROM_SOURCE.window.total_seconds()


def test_the_right_password_does_not_get_through_either(jonas):
    for _ in range(OF_PAIR):
        guess()

    assert refusal(log_in("jonas", REMOTE_ADDR=HOME)) == (429, "throttled")
    assert log_in("jonas", REMOTE_ADDR="198.51.100.1").status_code == 200


def test_who_is_stopped_by_the_pair_uses_up_nobody_elses_guesses(jonas):
    for _ in range(OF_PAIR + OF_NAME):
        guess()

    assert log_in("jonas", REMOTE_ADDR="198.51.100.1").status_code == 200
    assert guess("petra").status_code == 401  # the source has guesses left for others


def test_a_source_that_is_stopped_locks_no_more_names(jonas, db):
    for number in range(FROM_SOURCE):
        guess(f"name{number}")
    for _ in range(OF_NAME):
        guess()

    assert log_in("jonas", REMOTE_ADDR="198.51.100.1").status_code == 200


def test_many_names_from_one_source(db, hasher_runs):
    answers = [guess(f"name{number}") for number in range(FROM_SOURCE + 3)]

    assert [answer.status_code for answer in answers] == [401] * FROM_SOURCE + [429] * 3
    assert len(hasher_runs) == FROM_SOURCE


def test_all_addresses_of_one_line_are_one_source(db, hasher_runs):
    """Whoever has IPv6 has 2^64 addresses (RFC 6177)."""
    answers = [guess(f"name{number}", f"2001:db8::{number:x}") for number in range(FROM_SOURCE + 3)]

    assert [answer.status_code for answer in answers] == [401] * FROM_SOURCE + [429] * 3
    assert len(hasher_runs) == FROM_SOURCE


def test_one_name_from_many_sources(jonas, hasher_runs):
    answers = [guess(source=source) for source, _ in zip(sources(), range(OF_NAME + 3), strict=False)]

    assert [answer.status_code for answer in answers] == [401] * OF_NAME + [429] * 3
    assert len(hasher_runs) == OF_NAME


def test_after_a_while_one_may_try_again(jonas):
    for _ in range(OF_PAIR + 1):
        guess()

    with later(minutes=16):
        assert log_in("jonas", REMOTE_ADDR=HOME).status_code == 200


def test_trying_on_does_not_prolong_it(jonas):
    for _ in range(OF_PAIR + 1):
        guess()
    with later(minutes=14):
        guess()

    with later(minutes=16):
        assert guess().status_code == 401


def test_a_success_forgives_what_went_wrong_here_before(jonas):
    for _ in range(OF_PAIR - 1):
        guess()
    assert log_in("jonas", REMOTE_ADDR=HOME).status_code == 200

    answers = [guess() for _ in range(OF_PAIR + 1)]

    assert [answer.status_code for answer in answers][:5] == [401] * 5
    assert answers[-1].status_code == 429


def test_ones_own_log_ins_lock_nobody_out(jonas):
    answers = [log_in("jonas", REMOTE_ADDR=HOME) for _ in range(OF_NAME + 5)]

    assert {answer.status_code for answer in answers} == {200}


def test_a_guessers_own_success_buys_no_guesses_at_others(jonas, clinic_viewer):
    """Logging in with an account of one's own between guesses must not reset the source's count."""
    give_password(clinic_viewer)
    seen = []
    for number in range(FROM_SOURCE + 10):
        seen.append(guess(f"name{number}").status_code)
        if number % 5 == 0:
            log_in("petra", REMOTE_ADDR=HOME)

    assert seen[-1] == 429


def test_a_name_that_is_none_is_locked_just_so(jonas):
    def refused(name):
        answers, costs = [], []
        for source, _ in zip(sources(), range(OF_NAME + 2), strict=False):
            with CaptureQueriesContext(connection) as queries:
                answers.append(guess(name, source))
            costs.append([query["sql"].split()[0] for query in queries])
        return [(answer.status_code, essence(answer)["detail"]) for answer in answers], costs

    refused("warm-up")

    assert refused("jonas") == refused("nobody")


def test_a_forged_forwarding_header_changes_nothing(jonas, hasher_runs):
    answers = [
        guess(HTTP_X_FORWARDED_FOR=source, HTTP_X_REAL_IP=source, HTTP_FORWARDED=f"for={source}")
        for source, _ in zip(sources(), range(OF_PAIR + 3), strict=False)
    ]

    assert [answer.status_code for answer in answers] == [401] * OF_PAIR + [429] * 3
    assert len(hasher_runs) == OF_PAIR


def test_behind_a_proxy_only_what_the_proxy_wrote_counts(jonas, settings):
    settings.NUM_PROXIES = 1

    answers = [
        guess(source="10.0.0.1", HTTP_X_FORWARDED_FOR=f"{forged}, 203.0.113.9")
        for forged, _ in zip(sources(), range(OF_PAIR + 3), strict=False)
    ]

    assert [answer.status_code for answer in answers] == [401] * OF_PAIR + [429] * 3


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["jonas", "nobody"])
def test_of_fifty_at_once_the_hasher_sees_the_allowance(jonas, hasher_runs, name):
    answers = at_once(*[lambda: guess(name)] * 50)

    assert statuses(answers) == {401: OF_PAIR, 429: 50 - OF_PAIR}
    assert len(hasher_runs) == OF_PAIR


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_fifty_sources_at_once_too(jonas, hasher_runs):
    answers = at_once(
        *(lambda source=source: guess(source=source) for source, _ in zip(sources(), range(50), strict=False))
    )

    assert statuses(answers) == {401: OF_NAME, 429: 50 - OF_NAME}
    assert len(hasher_runs) == OF_NAME
    assert log_in("jonas", PASSWORD).status_code == 429
