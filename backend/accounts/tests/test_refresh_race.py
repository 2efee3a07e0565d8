"""Fifty parallel uses of one refresh token: exactly one works."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from rest_framework.test import APIClient

from accounts.models import Session
from accounts.sessions import start_session

PARALLEL = 50


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_number", range(3))
def test_exactly_one_of_fifty_parallel_refreshes_works(clinic_staff, round_number):
    tokens = start_session(user=clinic_staff.user, membership=clinic_staff)[1]
    start = Barrier(PARALLEL)

    def refresh(_: int):
        try:
            start.wait(timeout=30)
            return APIClient().post("/api/auth/token/refresh/", {"refresh": tokens.refresh})
        finally:
            connection.close()

    with ThreadPoolExecutor(PARALLEL) as pool:
        answers = list(pool.map(refresh, range(PARALLEL)))

    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: PARALLEL - 1}
    winner = next(answer for answer in answers if answer.status_code == 200)
    assert Session.objects.get().ended_at is None
    assert (
        APIClient().post("/api/auth/token/refresh/", {"refresh": winner.json()["refresh"]}).status_code == 200
    )
