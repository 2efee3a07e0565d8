"""What every rival knows of statuses: which actions a side may take. Written out, so that none pays for ours."""

CLINIC = {
    "draft": ["submit", "cancel"],
    "submitted": ["cancel"],
    "pending_review": ["cancel"],
    "on_hold": ["resume", "cancel"],
}
LAB = {
    "submitted": ["review", "start", "hold", "reject"],
    "pending_review": ["start", "hold", "reject"],
    "in_progress": ["hold", "complete", "reject"],
    "on_hold": ["resume", "reject"],
    "completed": ["deliver"],
}
ALLOWED = {"clinic": CLINIC, "lab": LAB}
EDITABLE = {"draft", "submitted", "on_hold"}
PRIORITIES = {1: "stat", 2: "urgent", 3: "routine"}
WORKING_ROLES = {"admin", "staff"}


def allowed_actions(status: str, kind: str, role: str) -> list[str]:
    return ALLOWED[kind].get(status, []) if role in WORKING_ROLES else []


def is_editable(status: str, kind: str, role: str) -> bool:
    return kind == "clinic" and role in WORKING_ROLES and status in EDITABLE
