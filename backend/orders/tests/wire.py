"""How tests speak to the orders API."""

from typing import Any

from rest_framework.test import APIClient

from orders.models import Order

URL = "/api/orders/"

# Whatever any step could ask for.
EVERYTHING = {
    "note": "The lid was open.",
    "reason_code": "unsuitable_specimen",
    "tracking_number": "RM1",
    "collected_by": "A. Courier",
}


def url_of(order: Order, tail: str = "") -> str:
    return f"{URL}{order.pk}/{tail}"


def step(
    client: APIClient, order: Order, action: str, given: dict[str, str] | None = None, **headers: str
) -> Any:
    """Take a step, by default with everything any step could ask for."""
    body = EVERYTHING if given is None else given
    return client.post(url_of(order, "transitions/"), {"action": action, **body}, **headers)


def fields_at_fault(response: Any) -> set[str]:
    assert response.status_code == 400
    return {error["field"] for error in response.json()["errors"]}


def refusal(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]
