"""A refused change of an order stands in the record: who tried what, and why it was not done."""

from typing import Any
from uuid import UUID

from audit.record import record
from common.problem_json import as_problem

# The view's actions that change orders.
_CHANGES = {"create", "partial_update", "transitions", "destroy"}
# Wrong fields, a missing order and a stale version are slips that the client shows at once.
_REFUSED = (403, 409)


def record_refused(view: Any, exception: Exception) -> None:
    """Write down a change that was refused for who asks, or for the order's state. The transaction that refused it
    must be over: it takes its lines along.
    """
    code = code_of_refusal(exception)
    if code is None or view.action not in _CHANGES:
        return
    record(
        "order.refused",
        subject=view.order or ("order", _id_in(view.kwargs), ""),
        outcome="refused",
        data={"tried": view.step or view.action, "code": code},
    )


def code_of_refusal(exception: Exception) -> str | None:
    """Why it was refused, if for who asks or for the state of what is to be changed."""
    problem = as_problem(exception)
    return problem.code if problem and problem.status in _REFUSED else None


def _id_in(kwargs: Any) -> str:
    """The id in the path if it is one: anything else was written by the client."""
    try:
        return str(UUID(kwargs["pk"]))
    except (KeyError, ValueError):
        return ""
