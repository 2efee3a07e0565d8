"""The floor: one ASGI function, asyncpg, the token, one SQL statement."""

import json
import os
from uuid import UUID

import asyncpg
import jwt

from bench.rivals.actions import PRIORITIES, allowed_actions, is_editable

KEY = os.environ["JWT_SIGNING_KEY"]
# A clinic's page. Scalar sub-selects, so that the orders are read by the index of the clinic alone.
PAGE = """
WITH who AS MATERIALIZED (
    SELECT m.organization_id, o.kind, m.role FROM accounts_session s
    JOIN accounts_user u ON u.id = s.user_id
    JOIN accounts_membership m ON m.id = s.membership_id
    JOIN accounts_organization o ON o.id = m.organization_id
    WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > now() AND u.is_active AND o.is_active
)
SELECT r.id, r.number, r.status, r.status_note, r.status_reason_code, r.priority, r.delivery_method, r.notes,
    r.client_reference, r.due_at, r.submitted_at, r.version, r.created_at, r.updated_at,
    r.patient_id, r.demographics, r.tests, r.stat_reason, r.diagnosis_code, r.diagnosis, r.collection, r.collect_at,
    c.id AS clinic_id, c.name AS clinic_name, l.id AS lab_id, l.name AS lab_name,
    u.id AS user_id, u.first_name || ' ' || u.last_name AS user_name, (SELECT role FROM who) AS role
FROM orders_order r
JOIN accounts_organization c ON c.id = r.clinic_id
JOIN accounts_organization l ON l.id = r.lab_id
LEFT JOIN accounts_user u ON u.id = r.requested_by_id
WHERE r.clinic_id = (SELECT organization_id FROM who WHERE kind = 'clinic') ORDER BY r.id DESC LIMIT 51
"""
pool: asyncpg.Pool | None = None


async def application(scope, receive, send) -> None:
    global pool
    if scope["type"] != "http":
        return
    if pool is None:
        pool = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=8, max_size=8)
    token = dict(scope["headers"])[b"authorization"].decode().removeprefix("Bearer ")
    session = UUID(jwt.decode(token, KEY, algorithms=["HS256"])["sid"])
    async with pool.acquire() as connection:
        rows = await connection.fetch(PAGE, session)
    results = [as_wire(row) for row in rows[:50]]
    body = json.dumps({"results": results}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200 if rows else 401, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def as_wire(row: asyncpg.Record) -> dict[str, object]:
    status = row["status"]
    return {
        "id": str(row["id"]),
        "number": row["number"],
        "clinic": {"id": str(row["clinic_id"]), "name": row["clinic_name"]},
        "lab": {"id": str(row["lab_id"]), "name": row["lab_name"]},
        "status": status,
        "status_note": row["status_note"],
        "status_reason_code": row["status_reason_code"],
        "priority": PRIORITIES[row["priority"]],
        "delivery_method": row["delivery_method"],
        "notes": row["notes"],
        "client_reference": row["client_reference"],
        "patient": patient(row),
        "tests": tests(row),
        "stat_reason": row["stat_reason"],
        "diagnosis_code": row["diagnosis_code"],
        "diagnosis": row["diagnosis"],
        "collection": row["collection"],
        "collect_at": moment(row["collect_at"]) if row["collect_at"] else None,
        "requested_by": {"id": str(row["user_id"]), "name": row["user_name"]} if row["user_id"] else None,
        "due_at": moment(row["due_at"]) if row["submitted_at"] else None,
        "version": row["version"],
        "created_at": moment(row["created_at"]),
        "updated_at": moment(row["updated_at"]),
        "allowed_actions": allowed_actions(status, "clinic", row["role"]),
        "is_editable": is_editable(status, "clinic", row["role"]),
    }


def patient(row: asyncpg.Record) -> dict[str, object] | None:
    return {"id": str(row["patient_id"]), **json.loads(row["demographics"])} if row["demographics"] else None


def tests(row: asyncpg.Record) -> list[dict[str, object]]:
    shown = ("test", "code", "name", "version", "panel", "answers")
    return [{name: line[name] for name in shown} for line in json.loads(row["tests"])]


def moment(value) -> str:
    return value.isoformat().replace("+00:00", "Z")
