"""Orders, specimens and manifests that are in no database: documents are drawn of what they are given."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from accounts.models import Organization, OrganizationKind, User
from orders.models import Order, Priority
from specimens.models import Manifest, Specimen

CLINIC = Organization(
    kind=OrganizationKind.CLINIC,
    name="Riverside Clinic",
    address="14 Quay Street\nGalway H91 E2KV",
    phone="+353 91 555 0148",
    email="desk@riverside.example",
    time_zone="Europe/Vienna",
)
LAB = Organization(
    kind=OrganizationKind.LAB, name="Helix Lab", address="Harbour Park 7", phone="+353 21 555 0199"
)
MORNING = datetime(2026, 11, 24, 7, 41, tzinfo=UTC)
LIPIDS = {"id": "lipids", "code": "LIPID", "name": "Lipid panel"}
LONG = "Konstantinopolitanischer Dudelsackpfeifenmachergesellenverein " * 5


def a_patient(**said: Any) -> dict[str, Any]:
    known = {
        "name": "Ní Bhriain, Aoife",
        "born": "1984-03-07",
        "sex_for_ranges": "female",
        "gender": "other",
        "identifiers": [
            {"issuer": "Riverside Clinic", "value": "MRN-004417"},
            {"issuer": "Health Service", "value": "IHI 8211 0034"},
        ],
    }
    return {**known, **said}


def a_line(code: str, name: str, **said: Any) -> dict[str, Any]:
    return {"test": code, "code": code, "name": name, "version": 1, "panel": None, "answers": [], **said}


def an_answer(text: str, answer: Any, kind: str = "text", unit: str = "") -> dict[str, Any]:
    return {"key": "k", "text": text, "kind": kind, "unit": unit, "answer": answer}


def an_order(**said: Any) -> Order:
    given: dict[str, Any] = {
        "number": "7KQM-4XTD",
        "clinic": CLINIC,
        "lab": LAB,
        "status": "submitted",
        "priority": Priority.ROUTINE,
        "delivery_method": "email",
        "demographics": a_patient(),
        "tests": [
            a_line("CHOL", "Cholesterol, total", panel=LIPIDS),
            a_line("TSH", "Thyrotropin"),
            a_line("HDL", "HDL cholesterol", panel=LIPIDS),
        ],
        "due_at": datetime(2026, 11, 24, 13, 0, tzinfo=UTC),
        "submitted_at": datetime(2026, 11, 23, 17, 12, tzinfo=UTC),
        "requested_by": User(username="amara", first_name="Amara", last_name="Okafor"),
    }
    return Order(**{**given, **said})


def a_specimen(order: Order | None = None, **said: Any) -> Specimen:
    given: dict[str, Any] = {
        "clinic": CLINIC,
        "accession_number": "HEL000042K",
        "order": order or an_order(),
        "type": "Serum",
        "container": "SST tube 5 mL",
        "cap_colour": "gold",
        "minimum_volume_ml": Decimal("2.5000"),
        "transport_temperature": "refrigerated",
        "patient_preparation": ["Fasting for 8 hours"],
        "tests": [{"test": "c", "code": "CHOL", "name": "Cholesterol, total"}],
        "is_planned": True,
    }
    return Specimen(**{**given, **said})


def a_manifest(**said: Any) -> Manifest:
    return Manifest(**{"number": "M-7KQM-4XTD", "clinic": CLINIC, "lab": LAB, "sent_at": MORNING, **said})
