"""Shapes of orders on the wire. What may happen is decided elsewhere: here it is only written down."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.actor import Actor, may_work
from accounts.models import Organization
from accounts.serializers.names import NamedSerializer, PersonSerializer
from orders.models import Order, OrderEvent, Priority
from orders.requisition.lines import tests_on_the_wire
from orders.requisition.shapes import (
    COLLECTIONS,
    MOST_TESTS,
    CollectAtField,
    OrderTestSerializer,
    PreviewTestSerializer,
    RequisitionSerializer,
)
from orders.states import (
    EDITABLE,
    TRANSITIONS,
    DeliveryMethod,
    ReasonCode,
    Side,
    Status,
    allowed_actions,
)
from patients.serializers import GENDERS, SEXES, IdentifierSerializer

STATUSES = [(status.value, status.label) for status in Status]
PRIORITIES = [(priority.wire, priority.label) for priority in Priority]
DELIVERY_METHODS = [(method.value, method.value) for method in DeliveryMethod]
ACTIONS = [(action, action) for action in TRANSITIONS]
REASON_CODES = [(code.value, code.value) for code in ReasonCode]


class PriorityField(serializers.ChoiceField):
    """``routine``, ``urgent`` or ``stat``; stored as a rank."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=PRIORITIES, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        return Priority[super().to_internal_value(data).upper()]

    def to_representation(self, value: Any) -> str:
        return Priority(value).wire


class OrderPatientSerializer(serializers.Serializer[Any]):
    """The order's own copy of who its patient is."""

    id = serializers.UUIDField(allow_null=True, help_text="For the clinic; a lab has no address for it.")
    name = serializers.CharField()
    born = serializers.CharField(allow_null=True)
    sex_for_ranges = serializers.ChoiceField(choices=SEXES)
    gender = serializers.ChoiceField(choices=GENDERS)
    identifiers = IdentifierSerializer(many=True)


def patient_on_the_wire(
    demographics: dict[str, Any] | None, patient_id: UUID | None, actor: Actor
) -> dict[str, Any] | None:
    """The patient of an order as ``actor`` sees it, in the order of ``OrderPatientSerializer``."""
    if demographics is None:
        return None
    shown_id = str(patient_id) if actor.kind == Side.CLINIC else None
    return {"id": shown_id, **{name: demographics[name] for name in _COPIED}}


_COPIED = ("name", "born", "sex_for_ranges", "gender", "identifiers")


class OrderSerializer(serializers.ModelSerializer[Order]):
    """An order as ``context["actor"]`` sees it."""

    clinic = NamedSerializer(read_only=True)
    lab = NamedSerializer(read_only=True)
    requested_by = PersonSerializer(read_only=True, allow_null=True)
    status = serializers.ChoiceField(choices=STATUSES, read_only=True)
    status_reason_code = serializers.CharField(read_only=True)
    priority = PriorityField(read_only=True)
    delivery_method = serializers.ChoiceField(choices=DELIVERY_METHODS, read_only=True)
    patient = serializers.SerializerMethodField()
    tests = serializers.SerializerMethodField()
    collection = serializers.ChoiceField(choices=COLLECTIONS, allow_blank=True, read_only=True)
    due_at = serializers.DateTimeField(source="promised_at", read_only=True, allow_null=True)
    allowed_actions = serializers.SerializerMethodField()
    is_editable = serializers.SerializerMethodField()

    class Meta:
        model = Order
        fields = (
            "id",
            "number",
            "clinic",
            "lab",
            "status",
            "status_note",
            "status_reason_code",
            "priority",
            "delivery_method",
            "notes",
            "client_reference",
            "patient",
            "tests",
            "stat_reason",
            "diagnosis_code",
            "diagnosis",
            "collection",
            "collect_at",
            "requested_by",
            "due_at",
            "version",
            "created_at",
            "updated_at",
            "allowed_actions",
            "is_editable",
        )
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=ACTIONS)))
    def get_allowed_actions(self, order: Order) -> list[str]:
        actor = self.context["actor"]
        return allowed_actions(order.status, actor.kind) if may_work(actor) else []

    @extend_schema_field(OrderPatientSerializer(allow_null=True))
    def get_patient(self, order: Order) -> dict[str, Any] | None:
        return patient_on_the_wire(order.demographics, order.patient_id, self.context["actor"])

    @extend_schema_field(OrderTestSerializer(many=True))
    def get_tests(self, order: Order) -> list[dict[str, Any]]:
        return tests_on_the_wire(order.tests)

    def get_is_editable(self, order: Order) -> bool:
        actor = self.context["actor"]
        return actor.kind == Side.CLINIC and may_work(actor) and order.status in EDITABLE


class LabField(serializers.PrimaryKeyRelatedField):
    """A lab that takes orders, by its id."""

    def __init__(self) -> None:
        super().__init__(
            queryset=Organization.objects.labs_open_for_orders(),
            pk_field=serializers.UUIDField(),
            error_messages={"does_not_exist": "There is no such lab, or it takes no orders. Choose another."},
        )


class OrderContentSerializer(RequisitionSerializer):
    """What a clinic writes; everything else that is sent is ignored."""

    lab = LabField()
    patient = serializers.UUIDField(
        required=False, allow_null=True, help_text="The id of one of the clinic's patients."
    )
    delivery_method = serializers.ChoiceField(choices=DELIVERY_METHODS)
    priority = PriorityField(required=False)
    notes = serializers.CharField(max_length=5000, required=False, allow_blank=True)
    client_reference = serializers.CharField(max_length=100, required=False, allow_blank=True)


class DraftMarkField(serializers.ChoiceField):
    """``draft`` keeps a draft; any other status is the server's business and ignored."""

    def to_internal_value(self, data: Any) -> Any:
        return data if data == Status.DRAFT else Status.SUBMITTED.value


class PlaceOrderSerializer(OrderContentSerializer):
    status = DraftMarkField(choices=["draft", "submitted"], required=False)


class PreviewOrderSerializer(serializers.Serializer[Any]):
    """An order that is being written, as far as it is."""

    lab = LabField()
    patient = serializers.UUIDField(required=False, default=None, allow_null=True)
    priority = PriorityField(required=False, default=Priority.ROUTINE)
    tests = PreviewTestSerializer(many=True, max_length=MOST_TESTS)  # type: ignore[call-arg]
    collect_at = CollectAtField()
    order = serializers.UUIDField(
        required=False, default=None, allow_null=True, help_text="Its id, once it is a draft or sent."
    )


class EvidenceSerializer(serializers.Serializer[Any]):
    """What accompanies a transition; the status table says which of it is needed."""

    note = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    reason_code = serializers.ChoiceField(choices=REASON_CODES, required=False, allow_blank=True)
    carrier = serializers.CharField(max_length=100, required=False, allow_blank=True)
    tracking_number = serializers.CharField(max_length=100, required=False, allow_blank=True)
    collected_by = serializers.CharField(max_length=200, required=False, allow_blank=True)


class TransitionSerializer(EvidenceSerializer):
    action = serializers.ChoiceField(choices=ACTIONS)


class PatchOrderSerializer(OrderContentSerializer, EvidenceSerializer):
    """Content from the clinic, or a new ``status`` with what its transition needs."""

    status = serializers.ChoiceField(choices=STATUSES, required=False)


class OrderEventSerializer(serializers.ModelSerializer[OrderEvent]):
    actor = PersonSerializer(read_only=True, allow_null=True)
    organization = NamedSerializer(read_only=True, allow_null=True)
    to = serializers.ChoiceField(choices=STATUSES, source="to_status", read_only=True)
    data = serializers.DictField(read_only=True)  # type: ignore[assignment]

    class Meta:
        model = OrderEvent
        fields = ("id", "action", "to", "actor", "organization", "note", "reason_code", "data", "created_at")
        read_only_fields = fields

    def get_fields(self) -> dict[str, Any]:
        """``from`` is a Python keyword, so it is added by name, in its place before ``to``."""
        fields = super().get_fields()
        status_before = serializers.SerializerMethodField(method_name="get_status_before")
        return {
            name: field
            for known, known_field in fields.items()
            for name, field in (
                [("from", status_before), (known, known_field)] if known == "to" else [(known, known_field)]
            )
        }

    @extend_schema_field(serializers.ChoiceField(choices=STATUSES, allow_null=True))
    def get_status_before(self, event: OrderEvent) -> str | None:
        return event.from_status or None


class StatusCountsSerializer(serializers.Serializer[Any]):
    def get_fields(self) -> dict[str, Any]:
        return {status.value: serializers.IntegerField() for status in Status}


class OrderSummarySerializer(serializers.Serializer[Any]):
    counts = StatusCountsSerializer()
    overdue = serializers.IntegerField()
    needs_attention = serializers.IntegerField()
    total = serializers.IntegerField()
