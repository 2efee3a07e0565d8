"""The same page in Django Ninja: schemas instead of serializers; the page is cut, not counted."""

from datetime import datetime
from uuid import UUID

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from ninja import NinjaAPI, Schema  # noqa: E402
from ninja.security import HttpBearer  # noqa: E402

from bench.rivals import actions  # noqa: E402
from bench.rivals.django_token import session_of  # noqa: E402
from bench.rivals.models import visible_orders  # noqa: E402


class Named(Schema):
    id: UUID
    name: str


class Identifier(Schema):
    issuer: str
    value: str


class Patient(Schema):
    id: UUID
    name: str
    born: str
    sex_for_ranges: str
    gender: str
    identifiers: list[Identifier]


class Panel(Schema):
    id: UUID
    code: str
    name: str


class Answer(Schema):
    key: str
    text: str
    kind: str
    unit: str
    answer: bool | float | str


class Test(Schema):
    test: UUID
    code: str
    name: str
    version: int
    panel: Panel | None
    answers: list[Answer]


class OrderOut(Schema):
    id: UUID
    number: str
    clinic: Named
    lab: Named
    status: str
    status_note: str
    status_reason_code: str
    priority: str
    delivery_method: str
    notes: str
    client_reference: str
    patient: Patient | None
    tests: list[Test]
    stat_reason: str
    diagnosis_code: str
    diagnosis: str
    collection: str
    collect_at: datetime | None
    requested_by: Named | None
    due_at: datetime | None
    version: int
    created_at: datetime
    updated_at: datetime
    allowed_actions: list[str]
    is_editable: bool

    @staticmethod
    def resolve_priority(order) -> str:
        return actions.PRIORITIES[order.priority]

    @staticmethod
    def resolve_due_at(order) -> datetime | None:
        return order.due_at if order.submitted_at else None

    @staticmethod
    def resolve_allowed_actions(order, context) -> list[str]:
        member = context["request"].auth.membership
        return actions.allowed_actions(order.status, member.organization.kind, member.role)

    @staticmethod
    def resolve_is_editable(order, context) -> bool:
        member = context["request"].auth.membership
        return actions.is_editable(order.status, member.organization.kind, member.role)


class Page(Schema):
    results: list[OrderOut]


class Bearer(HttpBearer):
    def authenticate(self, request, token):
        return session_of(token)


api = NinjaAPI(auth=Bearer(), openapi_url=None)


@api.get("/orders/", response=Page)
def list_orders(request):
    return {"results": list(visible_orders(request.auth.membership)[:51])[:50]}
