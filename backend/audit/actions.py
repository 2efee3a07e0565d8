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
    "password.wrong": Action("security", "gave a wrong password for their own account"),
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
    # what a lab offers
    "catalog.test_added": Action("people", "added a test to the catalogue"),
    "catalog.test_changed": Action("people", "changed a test of the catalogue"),
    "catalog.test_retired": Action("people", "retired a test of the catalogue"),
    "catalog.test_reactivated": Action("people", "offered a retired test again"),
    "catalog.panel_added": Action("people", "added a panel to the catalogue"),
    "catalog.panel_changed": Action("people", "changed a panel of the catalogue"),
    "catalog.panel_retired": Action("people", "retired a panel of the catalogue"),
    "catalog.panel_reactivated": Action("people", "offered a retired panel again"),
    "catalog.imported": Action("people", "imported a catalogue from a file"),
    "catalog.compendium_taken": Action("people", "took tests from the compendium"),
    # the installation
    "backup.made": Action("security", "made a backup"),
    "backup.restored": Action("security", "restored a backup"),
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
    "order.correct_patient": Action("order", "corrected the patient of an order"),
    "order.specimen_added": Action("order", "added a specimen to an order"),
    "order.specimen_collected": Action("order", "collected a specimen of an order"),
    "order.specimen_uncollected": Action("order", "took back that a specimen was collected"),
    "order.specimen_received": Action("order", "received a specimen of an order"),
    "order.specimen_unreceived": Action("order", "took back that a specimen was received"),
    "order.specimen_used": Action("order", "used a specimen of an order"),
    "order.specimen_stored": Action("order", "stored a specimen of an order"),
    "order.specimen_discarded": Action("order", "discarded a specimen of an order"),
    "order.specimen_rejected": Action("order", "rejected a specimen of an order"),
    "order.specimen_declined": Action("order", "declined to collect a specimen again"),
    "order.specimen_cancelled": Action("order", "took a specimen off an order"),
    "order.specimens_sent": Action("order", "sent specimens of an order"),
    "order.specimens_arrived": Action("order", "received specimens of an order on a manifest"),
    "order.specimens_withdrawn": Action("order", "withdrew specimens of an order from their way"),
    "order.attachment_added": Action("order", "added a file to an order"),
    "order.attachment_removed": Action("order", "removed a file from an order"),
    "order.refused": Action("order", "was refused a change of an order"),
    # orders: what was read
    "order.read": Action("reading", "read an order"),
    "order.listed": Action("reading", "read a list of orders"),
    "order.counted": Action("reading", "counted the orders that a search finds"),
    "order.timeline_read": Action("reading", "read an order's timeline"),
    "order.files_listed": Action("reading", "read which files an order has"),
    "order.file_read": Action("reading", "read a file of an order"),
    "order.exported": Action("reading", "exported orders"),
    "order.printed": Action("reading", "printed a document of orders"),
    "audit.exported": Action("reading", "exported this record"),
    # patients
    "patient.created": Action("patient", "wrote down a patient"),
    "patient.changed": Action("patient", "changed a patient"),
    "patient.merged": Action("patient", "merged two patients"),
    "patient.merge_undone": Action("patient", "undid a merge of two patients"),
    "patient.deleted": Action("patient", "deleted a patient"),
    "patient.read": Action("reading", "read a patient"),
    "patient.listed": Action("reading", "read a list of patients"),
    # the Django admin, and the record itself
    "admin.added": Action("administration", "added something in the administration"),
    "admin.changed": Action("administration", "changed something in the administration"),
    "admin.deleted": Action("administration", "deleted something in the administration"),
    "admin.acted": Action("administration", "ran an action in the administration"),
    "admin.opened_order": Action("administration", "opened what was written in an order"),
    "admin.opened_patient": Action("administration", "opened what a clinic keeps of a patient"),
    "audit.trimmed": Action("administration", "removed the oldest part of this record"),
}

CATEGORIES: Final = tuple(dict.fromkeys(action.category for action in ACTIONS.values()))


def actions_in(*categories: str) -> list[str]:
    """The names of the actions that lists group under these."""
    return [name for name, action in ACTIONS.items() if action.category in categories]
