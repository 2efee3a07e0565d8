"""What every route of the API answers to whom.

The order, the member, the invitation and the session are one clinic's, the order is at one lab. Those outside are
admins of another clinic, another lab and a lab that waits for its approval; an administrator belongs to none.
"""

from dataclasses import dataclass
from typing import Any

WHO = (
    *("clinic_admin", "clinic_staff", "clinic_viewer"),
    *("lab_admin", "lab_staff", "lab_viewer"),
    *("other_clinic_admin", "other_lab_admin", "waiting_lab_admin"),
    "administrator",
)
OUTSIDE = WHO[6:]
PASSWORD = "seven-blue-lanterns"

ANSWERS = """
                                     clinic         lab            outside        nobody's
                                     adm stf vwr    adm stf vwr    cli lab wai    administrator
get    order-list                    200 200 200    200 200 200    200 200 200    403
post   order-list                    201 201 403    403 403 403    201 403 403    403
get    order-summary                 200 200 200    200 200 200    200 200 200    403
get    order-export                  200 200 200    200 200 200    200 200 200    403
get    order-detail                  200 200 200    200 200 200    404 404 404    403
patch  order-detail                  200 200 403    403 403 403    404 404 404    403
delete order-detail                  204 204 403    403 403 403    404 403 403    403
get    order-events                  200 200 200    200 200 200    404 404 404    403
post   order-transitions             403 403 403    200 200 403    404 404 404    403
get    notification-list             200 200 200    200 200 200    200 200 200    403
get    notification-detail           404 404 404    404 200 404    404 404 404    403
patch  notification-detail           404 404 404    404 200 404    404 404 404    403
post   notification-mark-read        200 200 200    200 200 200    200 200 200    403
get    notification-preferences      200 200 200    200 200 200    200 200 200    403
put    notification-preferences      400 400 400    200 200 400    400 200 200    403
get    lab-list                      200 200 200    200 200 200    200 200 200    403
get    lab-detail                    200 200 200    200 200 200    200 200 200    403
get    organization                  200 200 200    200 200 200    200 200 200    403
patch  organization                  200 403 403    200 403 403    200 200 200    403
get    member-list                   200 403 403    200 403 403    200 200 200    403
get    member-detail                 200 403 403    404 403 403    404 404 404    403
patch  member-detail                 200 403 403    404 403 403    404 404 404    403
delete member-detail                 204 403 204    404 404 404    404 404 404    403
get    invitation-list               200 403 403    200 403 403    200 200 200    403
post   invitation-list               201 403 403    201 403 403    201 201 201    403
get    invitation-detail             200 403 403    404 403 403    404 404 404    403
delete invitation-detail             204 403 403    404 403 403    404 404 404    403
post   invitation-resend             200 403 403    404 403 403    404 404 404    403
get    audit-list                    200 403 403    200 403 403    200 200 200    403
get    audit-export                  200 403 403    200 403 403    200 200 200    403
get    profile                       200 200 200    200 200 200    200 200 200    200
patch  profile                       200 200 200    200 200 200    200 200 200    200
get    session-list                  200 200 200    200 200 200    200 200 200    200
delete session-list                  204 204 204    204 204 204    204 204 204    204
get    session-detail                404 200 404    404 404 404    404 404 404    404
delete session-detail                404 204 404    404 404 404    404 404 404    404
post   switch                        200 200 200    404 404 404    404 404 404    404
post   password-change               204 204 204    204 204 204    204 204 204    204
post   email-change                  202 202 202    202 202 202    202 202 202    202
get    second-factor                 200 200 200    200 200 200    200 200 200    200
post   second-factor-disable         400 400 400    400 400 400    400 400 400    400
post   second-factor-recovery-codes  400 400 400    400 400 400    400 400 400    400
"""

ORDER, DRAFT, BELL = "/api/orders/{order}/", "/api/orders/{draft}/", "/api/notifications/"
MEMBER, INVITATION, AUTH = "/api/members/{member}/", "/api/invitations/{invitation}/", "/api/auth/"
WISH = {"kind": "lab_approved", "in_app": True, "email": False}
NEW_PASSWORD = {"current_password": PASSWORD, "new_password": "eleven-green-doors"}
WRONG_CODE = {"password": PASSWORD, "code": "000000"}
REQUESTS: dict[tuple[str, str], tuple[str, Any]] = {
    ("get", "order-list"): ("/api/orders/", None),
    ("post", "order-list"): ("/api/orders/", {"lab": "{lab}", "delivery_method": "email"}),
    ("get", "order-summary"): ("/api/orders/summary/", None),
    ("get", "order-export"): ("/api/orders/export/", None),
    ("get", "order-detail"): (ORDER, None),
    ("patch", "order-detail"): (ORDER, {"notes": "x"}),
    ("delete", "order-detail"): (DRAFT, None),
    ("get", "order-events"): (ORDER + "events/", None),
    ("post", "order-transitions"): (ORDER + "transitions/", {"action": "start"}),
    ("get", "notification-list"): (BELL, None),
    ("get", "notification-detail"): (BELL + "{notification}/", None),
    ("patch", "notification-detail"): (BELL + "{notification}/", {"is_read": True}),
    ("post", "notification-mark-read"): (BELL + "mark-read/", {"ids": ["{notification}"]}),
    ("get", "notification-preferences"): (BELL + "preferences/", None),
    ("put", "notification-preferences"): (
        BELL + "preferences/",
        [{"kind": "lab_approved", "in_app": True, "email": False}],
    ),
    ("get", "lab-list"): ("/api/labs/", None),
    ("get", "lab-detail"): ("/api/labs/{lab}/", None),
    ("get", "organization"): ("/api/organization/", None),
    ("patch", "organization"): ("/api/organization/", {"phone": "1"}),
    ("get", "member-list"): ("/api/members/", None),
    ("get", "member-detail"): (MEMBER, None),
    ("patch", "member-detail"): (MEMBER, {"role": "staff"}),
    ("delete", "member-detail"): (MEMBER, None),
    ("get", "invitation-list"): ("/api/invitations/", None),
    ("post", "invitation-list"): ("/api/invitations/", {"email": "new@example.org", "role": "staff"}),
    ("get", "invitation-detail"): (INVITATION, None),
    ("delete", "invitation-detail"): (INVITATION, None),
    ("post", "invitation-resend"): (INVITATION + "resend/", None),
    ("get", "audit-list"): ("/api/audit/", None),
    ("get", "audit-export"): ("/api/audit/export/", None),
    ("get", "profile"): (AUTH + "profile/", None),
    ("patch", "profile"): (AUTH + "profile/", {"first_name": "X"}),
    ("get", "session-list"): (AUTH + "sessions/", None),
    ("delete", "session-list"): (AUTH + "sessions/", None),
    ("get", "session-detail"): (AUTH + "sessions/{session}/", None),
    ("delete", "session-detail"): (AUTH + "sessions/{session}/", None),
    ("post", "switch"): (AUTH + "switch/", {"organization": "{clinic}"}),
    ("post", "password-change"): (
        AUTH + "password/change/",
        NEW_PASSWORD,
    ),
    ("post", "email-change"): (AUTH + "email/change/", {"email": "new@example.org", "password": PASSWORD}),
    ("get", "second-factor"): (AUTH + "second-factor/", None),
    ("post", "second-factor-disable"): (
        AUTH + "second-factor/disable/",
        WRONG_CODE,
    ),
    ("post", "second-factor-recovery-codes"): (
        AUTH + "second-factor/recovery-codes/",
        WRONG_CODE,
    ),
}


@dataclass(frozen=True)
class Row:
    """How one route is tried, and the status that each of ``WHO`` gets."""

    path: str
    body: Any
    statuses: dict[str, int]


def read_rows() -> dict[tuple[str, str], Row]:
    """(route, method) → its row."""
    rows = {}
    for line in ANSWERS.strip().splitlines()[2:]:
        method, route, *statuses = line.split()
        path, body = REQUESTS[method, route]
        rows[route, method] = Row(path, body, dict(zip(WHO, map(int, statuses), strict=True)))
    return rows


ROWS = read_rows()
