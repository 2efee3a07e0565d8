"""A lab's admin at work on the catalogue."""

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts.models import Membership, Role
from catalog.tests.bodies import TESTS, body
from orders.tests.test_second_wall import plain_role  # noqa: F401 (a fixture)


@pytest.fixture
def admin(client_for, lab_admin: Membership) -> APIClient:
    client: APIClient = client_for(lab_admin)
    return client


@pytest.fixture
def other_lab_admin(other_lab, make_member) -> Membership:
    member: Membership = make_member(other_lab, "otto", Role.ADMIN)
    return member


@pytest.fixture
def waiting_lab_admin(waiting_lab, make_member) -> Membership:
    member: Membership = make_member(waiting_lab, "wade", Role.ADMIN)
    return member


@pytest.fixture
def offer(admin) -> Callable[..., dict[str, Any]]:
    """``offer(code="K", …)``: a test of the lab, as its admin is answered."""

    def add(client: APIClient = admin, **changes: Any) -> dict[str, Any]:
        response = client.post(TESTS, body(**changes), format="json")
        assert response.status_code == 201, response.content
        answered: dict[str, Any] = response.json()
        return answered

    return add
