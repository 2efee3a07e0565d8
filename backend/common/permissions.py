"""Deny by default: a view says who may do which action, or nobody may."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request


def actor_of(request: Request) -> Any:
    """Who asks, for which organization, in which role; ``None`` for somebody without a membership."""
    session: Any = request.auth
    return session.actor


class DeclaredAccess(BasePermission):
    """Reads the view's ``access`` table: action (or, on a plain view, method) → rule over the actor.

    What the table does not name is refused, so a new endpoint is closed until somebody opens it.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.auth is None:
            return False
        method = "get" if request.method == "HEAD" else str(request.method).lower()
        if not hasattr(view, method):  # a method that is not routed: DRF goes on to answer 405
            return True
        action = getattr(view, "action", method)
        rule = getattr(view, "access", {}).get(action)
        return rule is not None and bool(rule(actor_of(request)))
