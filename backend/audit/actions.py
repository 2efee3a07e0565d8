"""Every action that can stand in the record. What is not in this table is a programming error."""

from typing import Final, NamedTuple


class Action(NamedTuple):
    """``sentence`` completes "Somebody …" for people; ``category`` groups actions in lists."""

    category: str
    sentence: str


ACTIONS: Final[dict[str, Action]] = {
    # coming in and going out
    "login.done": Action("login", "logged in"),
    "login.failed": Action("login", "failed to log in"),
    "login.locked": Action("login", "was locked out after failed log-ins"),
    "logout": Action("login", "logged out"),
    "session.ended": Action("login", "ended a session"),
    "organization.switched": Action("login", "switched to another organization"),
    "socket.opened": Action("login", "opened the live channel"),
    # secrets
    "password.changed": Action("security", "changed the password"),
    "password.reset_requested": Action("security", "asked for a password reset"),
    "password.reset": Action("security", "reset the password"),
    "email.change_requested": Action("security", "asked to change the e-mail address"),
    "email.changed": Action("security", "changed the e-mail address"),
    "second_factor.enabled": Action("security", "set up a second factor"),
    "second_factor.disabled": Action("security", "removed the second factor"),
    "second_factor.failed": Action("security", "gave a wrong second factor"),
    "second_factor.codes_renewed": Action("security", "renewed the recovery codes"),
    "account.registered": Action("security", "registered"),
    "account.unlocked": Action("security", "unlocked an account"),
    "account.deactivated": Action("security", "deactivated an account"),
    "account.reactivated": Action("security", "reactivated an account"),
    # people and settings
    "member.joined": Action("people", "joined"),
    "member.left": Action("people", "left"),
    "member.removed": Action("people", "removed a member"),
    "member.role_changed": Action("people", "changed a member's role"),
    "invitation.sent": Action("people", "sent an invitation"),
    "invitation.resent": Action("people", "sent an invitation again"),
    "invitation.revoked": Action("people", "revoked an invitation"),
    "organization.changed": Action("people", "changed the organization's settings"),
    "organization.deactivated": Action("people", "deactivated an organization"),
    "organization.reactivated": Action("people", "reactivated an organization"),
    "lab.approved": Action("people", "approved a lab"),
    # orders: what was done
    "order.draft_saved": Action("order", "saved a draft"),
    "order.draft_discarded": Action("order", "threw a draft away"),
    "order.placed": Action("order", "placed an order"),
    "order.edited": Action("order", "changed an order"),
    "order.submit": Action("order", "submitted an order"),
    "order.review": Action("order", "took an order into review"),
    "order.start": Action("order", "started an order"),
    "order.hold": Action("order", "put an order on hold"),
    "order.resume": Action("order", "resumed an order"),
    "order.complete": Action("order", "completed an order"),
    "order.deliver": Action("order", "delivered an order"),
    "order.reject": Action("order", "rejected an order"),
    "order.cancel": Action("order", "cancelled an order"),
    # orders: what was read
    "order.read": Action("reading", "read an order"),
    "order.listed": Action("reading", "read a list of orders"),
    "order.timeline_read": Action("reading", "read an order's timeline"),
    "order.exported": Action("reading", "exported orders"),
    "audit.exported": Action("reading", "exported this record"),
    # the Django admin, and the record itself
    "admin.added": Action("administration", "added something in the administration"),
    "admin.changed": Action("administration", "changed something in the administration"),
    "admin.deleted": Action("administration", "deleted something in the administration"),
    "admin.acted": Action("administration", "ran an action in the administration"),
    "admin.opened_order": Action("administration", "opened what was written in an order"),
    "audit.trimmed": Action("administration", "removed the oldest part of this record"),
}

CATEGORIES: Final = tuple(dict.fromkeys(action.category for action in ACTIONS.values()))
