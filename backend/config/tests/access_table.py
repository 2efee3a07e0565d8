"""What every route of the API answers to whom.

The order, the patients, the member, the invitation and the session are one clinic's, the order is at one lab. Those
outside are admins of another clinic, another lab and a lab that waits for its approval; an administrator belongs to
none. The tests of the catalogue are the lab's; one of them is retired.
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
post   order-preview                 200 200 403    403 403 403    200 403 403    403
get    attachment-list               200 200 200    200 200 200    404 404 404    403
post   attachment-list               201 201 403    201 201 403    404 404 404    403
get    attachment-detail             200 200 200    200 200 200    404 404 404    403
delete attachment-detail             204 204 403    403 403 403    404 404 404    403
get    specimen-list                 200 200 200    200 200 200    200 200 200    403
post   specimen-list                 201 201 403    201 201 403    400 400 400    403
get    specimen-detail               200 200 200    200 200 200    404 404 404    403
get    specimen-events               200 200 200    200 200 200    404 404 404    403
post   specimen-transitions          403 403 403    200 200 403    404 404 404    403
post   specimen-scan                 200 200 200    200 200 200    200 200 200    403
get    manifest-list                 200 200 200    200 200 200    200 200 200    403
post   manifest-list                 201 201 403    403 403 403    400 403 403    403
get    manifest-detail               200 200 200    200 200 200    404 404 404    403
post   manifest-receive              403 403 403    200 200 403    403 404 404    403
post   manifest-withdraw             200 200 403    403 403 403    404 403 403    403
get    order-document-requisition    200 200 200    200 200 200    404 404 404    403
get    order-document-labels         200 200 200    200 200 200    404 404 404    403
get    specimen-document-label       200 200 200    200 200 200    404 404 404    403
get    manifest-document-document    200 200 200    200 200 200    404 404 404    403
get    usual-test-list               200 200 200    403 403 403    200 403 403    403
put    usual-test-detail             204 204 403    403 403 403    204 403 403    403
delete usual-test-detail             204 204 403    403 403 403    204 403 403    403
get    patient-list                  200 200 200    403 403 403    200 403 403    403
post   patient-list                  201 201 403    403 403 403    201 403 403    403
get    patient-detail                200 200 200    403 403 403    404 403 403    403
patch  patient-detail                200 200 403    403 403 403    404 403 403    403
delete patient-detail                204 403 403    403 403 403    404 403 403    403
post   patient-merge                 200 403 403    403 403 403    404 403 403    403
get    patient-merges                200 200 200    403 403 403    404 403 403    403
post   patient-undo                  200 403 403    403 403 403    404 403 403    403
get    catalog-test-list             200 200 200    200 200 200    200 200 200    403
post   catalog-test-list             403 403 403    201 403 403    403 201 201    403
get    catalog-test-detail           200 200 200    200 200 200    200 404 404    403
patch  catalog-test-detail           403 403 403    200 403 403    403 404 404    403
post   catalog-test-retire           403 403 403    200 403 403    403 404 404    403
post   catalog-test-reactivate       403 403 403    200 403 403    403 404 404    403
get    catalog-test-versions         200 200 200    200 200 200    200 404 404    403
get    catalog-test-version          200 200 200    200 200 200    200 404 404    403
get    catalog-panel-list            200 200 200    200 200 200    200 200 200    403
post   catalog-panel-list            403 403 403    201 403 403    403 400 400    403
get    catalog-panel-detail          200 200 200    200 200 200    200 404 404    403
patch  catalog-panel-detail          403 403 403    200 403 403    403 404 404    403
post   catalog-panel-retire          403 403 403    200 403 403    403 404 404    403
post   catalog-panel-reactivate      403 403 403    200 403 403    403 404 404    403
get    catalog-panel-versions        200 200 200    200 200 200    200 404 404    403
get    catalog-panel-version         200 200 200    200 200 200    200 404 404    403
get    catalog-compendium-list       200 200 200    200 200 200    200 200 200    403
post   catalog-compendium-list       403 403 403    200 403 403    403 200 200    403
get    catalog-category-list         200 200 200    200 200 200    200 200 200    403
get    catalog-export                403 403 403    200 200 200    403 200 200    403
post   catalog-preview               403 403 403    200 403 403    403 200 200    403
post   catalog-bring-in              403 403 403    200 403 403    403 409 409    403
get    notification-list             200 200 200    200 200 200    200 200 200    403
get    notification-detail           404 404 404    404 200 404    404 404 404    403
patch  notification-detail           404 404 404    404 200 404    404 404 404    403
post   notification-mark-read        200 200 200    200 200 200    200 200 200    403
get    notification-preferences      200 200 200    200 200 200    200 200 200    403
put    notification-preferences      400 400 400    200 200 400    400 200 200    403
get    lab-list                      200 200 200    200 200 200    200 200 200    403
get    lab-detail                    200 200 200    200 200 200    200 200 200    403
get    lab-on-time-list              200 200 200    200 200 200    200 200 200    403
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
SPECIMEN, MANIFEST = "/api/specimens/{specimen}/", "/api/manifests/{manifest}/"
PATIENT, NOWHERE_NAMED = "/api/patients/{patient}/", "/api/patients/{nowhere_named}/"
MEMBER, INVITATION, AUTH = "/api/members/{member}/", "/api/invitations/{invitation}/", "/api/auth/"
WISH = {"kind": "lab_approved", "in_app": True, "email": False}
NEW_PASSWORD = {"current_password": PASSWORD, "new_password": "eleven-green-doors"}
WRONG_CODE = {"password": PASSWORD, "code": "000000"}
CATALOG_TEST, RETIRED_TEST = "/api/catalog/tests/{catalog_test}/", "/api/catalog/tests/{retired_test}/"
PANEL, RETIRED_PANEL = "/api/catalog/panels/{panel}/", "/api/catalog/panels/{retired_panel}/"
TOGETHER = {"code": "P", "name": "Both", "category": "Chemistry", "tests": ["{catalog_test}"]}
OFFERED = {"code": "K", "name": "Potassium", "category": "Chemistry", "turnaround_hours": {"routine": 24}}
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
    ("post", "order-preview"): (
        "/api/orders/preview/",
        {"lab": "{lab}", "patient": None, "tests": [{"test": "{catalog_test}"}]},
    ),
    ("get", "attachment-list"): (ORDER + "attachments/", None),
    ("post", "attachment-list"): (ORDER + "attachments/", {"any": "text"}),
    ("get", "attachment-detail"): (ORDER + "attachments/{attachment}/", None),
    ("delete", "attachment-detail"): (ORDER + "attachments/{attachment}/", None),
    ("get", "specimen-list"): ("/api/specimens/", None),
    ("post", "specimen-list"): ("/api/specimens/", {"order": "{order}", "type": "Urine"}),
    ("get", "specimen-detail"): (SPECIMEN, None),
    ("get", "specimen-events"): (SPECIMEN + "events/", None),
    ("post", "specimen-transitions"): (SPECIMEN + "transitions/", {"action": "receive"}),
    ("post", "specimen-scan"): ("/api/specimens/scan/", {"code": "{accession}", "intent": "open"}),
    ("get", "manifest-list"): ("/api/manifests/", None),
    ("post", "manifest-list"): ("/api/manifests/", {"lab": "{lab}", "specimens": ["{collected}"]}),
    ("get", "manifest-detail"): (MANIFEST, None),
    ("post", "manifest-receive"): (MANIFEST + "receive/", {"arrived": []}),
    ("post", "manifest-withdraw"): (MANIFEST + "withdraw/", {}),
    ("get", "order-document-requisition"): (ORDER + "requisition/", None),
    ("get", "order-document-labels"): (ORDER + "labels/", None),
    ("get", "specimen-document-label"): (SPECIMEN + "label/", None),
    ("get", "manifest-document-document"): (MANIFEST + "document/", None),
    ("get", "usual-test-list"): ("/api/orders/usual-tests/?lab={lab}&patient={patient}", None),
    ("put", "usual-test-detail"): ("/api/orders/usual-tests/{catalog_test}/", None),
    ("delete", "usual-test-detail"): ("/api/orders/usual-tests/{catalog_test}/", None),
    ("get", "patient-list"): ("/api/patients/", None),
    ("post", "patient-list"): ("/api/patients/", {"family_name": "Ng"}),
    ("get", "patient-detail"): (PATIENT, None),
    ("patch", "patient-detail"): (PATIENT, {"family_name": "Ng"}),
    ("delete", "patient-detail"): (NOWHERE_NAMED, None),
    ("post", "patient-merge"): (PATIENT + "merge/", {"into": "{nowhere_named}"}),
    ("get", "patient-merges"): (PATIENT + "merges/", None),
    ("post", "patient-undo"): (PATIENT + "merges/{merge}/undo/", None),
    ("get", "catalog-test-list"): ("/api/catalog/tests/", None),
    ("post", "catalog-test-list"): ("/api/catalog/tests/", OFFERED),
    ("get", "catalog-test-detail"): (CATALOG_TEST, None),
    ("patch", "catalog-test-detail"): (CATALOG_TEST, {"name": "Sugar"}),
    ("post", "catalog-test-retire"): ("/api/catalog/tests/{lonely_test}/" + "retire/", None),
    ("post", "catalog-test-reactivate"): (RETIRED_TEST + "reactivate/", None),
    ("get", "catalog-test-versions"): (CATALOG_TEST + "versions/", None),
    ("get", "catalog-test-version"): (CATALOG_TEST + "versions/1/", None),
    ("get", "catalog-panel-list"): ("/api/catalog/panels/", None),
    ("post", "catalog-panel-list"): ("/api/catalog/panels/", TOGETHER),
    ("get", "catalog-panel-detail"): (PANEL, None),
    ("patch", "catalog-panel-detail"): (PANEL, {"name": "All"}),
    ("post", "catalog-panel-retire"): (PANEL + "retire/", None),
    ("post", "catalog-panel-reactivate"): (RETIRED_PANEL + "reactivate/", None),
    ("get", "catalog-panel-versions"): (PANEL + "versions/", None),
    ("get", "catalog-panel-version"): (PANEL + "versions/1/", None),
    ("get", "catalog-compendium-list"): ("/api/catalog/compendium/", None),
    ("post", "catalog-compendium-list"): ("/api/catalog/compendium/?only=NA", None),
    ("get", "catalog-category-list"): ("/api/catalog/categories/", None),
    ("get", "catalog-export"): ("/api/catalog/export/", None),
    ("post", "catalog-preview"): ("/api/catalog/import/preview/", {"tests": [OFFERED]}),
    ("post", "catalog-bring-in"): ("/api/catalog/import/?token={import_token}", {"tests": [OFFERED]}),
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
    ("get", "lab-on-time-list"): ("/api/labs/{lab}/on-time/?test={catalog_test}", None),
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
