"""Shapes of specimens and manifests on the wire. What may happen is decided elsewhere: here it is only written down."""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from accounts.actor import Actor, may_work
from accounts.serializers.names import NamedSerializer, PersonSerializer
from orders.serializers import STATUSES as ORDER_STATUSES
from orders.serializers import OrderEventSerializer, PriorityField
from specimens.models import Manifest, Specimen
from specimens.services.scanning import Result
from specimens.states import (
    TRANSITIONS,
    ManifestStatus,
    ReasonCode,
    Status,
    allowed_actions,
    allowed_manifest_actions,
)

STATUSES = [(status.value, status.label) for status in Status]
ACTIONS = [(action, action) for action in TRANSITIONS]
REASON_CODES = [(code.value, code.value) for code in ReasonCode]
TEMPERATURES = [(each, each) for each in ("ambient", "refrigerated", "frozen")]
MANIFEST_STATUSES = [(status.value, status.value) for status in ManifestStatus]
MANIFEST_ACTIONS = [("receive", "receive"), ("withdraw", "withdraw")]
RESULTS = [(result.value, result.value) for result in Result]
MOST_ON_A_MANIFEST = 500
LONGEST_CODE = 100


def volume_field() -> serializers.DecimalField:
    """Millilitres, in steps of a microlitre."""
    return serializers.DecimalField(
        max_digits=9, decimal_places=3, min_value=0, required=False, allow_null=True, coerce_to_string=False
    )


class SpecimenOrderSerializer(serializers.Serializer[Any]):
    """The order as far as somebody at the bench needs it."""

    id = serializers.UUIDField()
    number = serializers.CharField()
    status = serializers.ChoiceField(choices=ORDER_STATUSES)
    priority = PriorityField()
    due_at = serializers.DateTimeField(source="promised_at", allow_null=True)
    version = serializers.IntegerField()


class SpecimenTestSerializer(serializers.Serializer[Any]):
    test = serializers.UUIDField()
    code = serializers.CharField()
    name = serializers.CharField()


class OtherSpecimenSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    accession_number = serializers.CharField()


class NumberedSerializer(serializers.Serializer[Any]):
    """An order or a manifest by its number."""

    id = serializers.UUIDField()
    number = serializers.CharField()


class SpecimenManifestSerializer(NumberedSerializer):
    status = serializers.ChoiceField(choices=MANIFEST_STATUSES)


@extend_schema_serializer(component_name="OrderSpecimen")  # a test's content has a Specimen already
class SpecimenSerializer(serializers.ModelSerializer[Specimen]):
    """A specimen as ``context["actor"]`` sees it."""

    order = SpecimenOrderSerializer(read_only=True)
    clinic = NamedSerializer(read_only=True)
    lab = NamedSerializer(read_only=True)
    patient = serializers.CharField(source="order.patient_name", read_only=True, allow_null=True)
    born = serializers.SerializerMethodField()
    status = serializers.ChoiceField(choices=STATUSES, read_only=True)
    minimum_volume_ml = serializers.FloatField(read_only=True, allow_null=True)
    transport_temperature = serializers.ChoiceField(choices=TEMPERATURES, allow_blank=True, read_only=True)
    patient_preparation = serializers.ListField(child=serializers.CharField(), read_only=True)
    tests = SpecimenTestSerializer(many=True, read_only=True)
    received_by = PersonSerializer(read_only=True, allow_null=True)
    volume_ml = serializers.FloatField(read_only=True, allow_null=True)
    reason_code = serializers.ChoiceField(choices=REASON_CODES, allow_blank=True, read_only=True)
    replaces = OtherSpecimenSerializer(read_only=True, allow_null=True)
    replaced_by = serializers.SerializerMethodField()
    manifest = SpecimenManifestSerializer(read_only=True, allow_null=True)
    expires_at = serializers.DateTimeField(read_only=True, allow_null=True)
    allowed_actions = serializers.SerializerMethodField()

    class Meta:
        model = Specimen
        fields: tuple[str, ...] = (
            "id",
            "accession_number",
            "order",
            "clinic",
            "lab",
            "patient",
            "born",
            "status",
            "type",
            "container",
            "cap_colour",
            "minimum_volume_ml",
            "transport_temperature",
            "stability_hours",
            "patient_preparation",
            "tests",
            "is_planned",
            "collected_at",
            "collected_by",
            "received_at",
            "received_by",
            "condition",
            "volume_ml",
            "storage_place",
            "reason_code",
            "note",
            "replaces",
            "replaced_by",
            "manifest",
            "expires_at",
            "version",
            "created_at",
            "updated_at",
            "allowed_actions",
        )
        read_only_fields = fields

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_born(self, specimen: Specimen) -> str | None:
        return (specimen.order.demographics or {}).get("born")

    @extend_schema_field(OtherSpecimenSerializer(allow_null=True))
    def get_replaced_by(self, specimen: Specimen) -> dict[str, Any] | None:
        another = getattr(specimen, "replaced_by", None)
        return OtherSpecimenSerializer(another).data if another else None

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=ACTIONS)))
    def get_allowed_actions(self, specimen: Specimen) -> list[str]:
        actor = self.context["actor"]
        return allowed_actions(specimen, actor, order_status=specimen.order.status) if may_work(actor) else []


class AddSpecimenSerializer(serializers.Serializer[Any]):
    """A specimen that the order's tests do not ask for."""

    order = serializers.UUIDField()
    type = serializers.CharField(max_length=100)
    container = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    cap_colour = serializers.CharField(max_length=50, required=False, allow_blank=True, default="")
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class SpecimenTransitionSerializer(serializers.Serializer[Any]):
    """A step and what accompanies it; the status table says which of it is needed."""

    action = serializers.ChoiceField(choices=ACTIONS)
    collected_at = serializers.DateTimeField(required=False, allow_null=True)
    collected_by = serializers.CharField(max_length=200, required=False, allow_blank=True)
    volume_ml = volume_field()
    condition = serializers.CharField(max_length=200, required=False, allow_blank=True)
    storage_place = serializers.CharField(max_length=100, required=False, allow_blank=True)
    reason_code = serializers.ChoiceField(choices=REASON_CODES, required=False, allow_blank=True)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)
    recollect = serializers.BooleanField(required=False, default=True)


class ScanSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(max_length=LONGEST_CODE)
    intent = serializers.ChoiceField(choices=[("open", "open"), ("receive", "receive")])
    order = serializers.UUIDField(required=False, default=None, allow_null=True)


class ScannedSerializer(serializers.Serializer[Any]):
    """What a code is. Only ``received`` changed anything."""

    result = serializers.ChoiceField(choices=RESULTS)
    specimen = SpecimenSerializer(allow_null=True)
    order = NumberedSerializer(allow_null=True)
    manifest = NumberedSerializer(allow_null=True)


class SpecimenEventsSerializer(serializers.Serializer[Any]):
    """The journey of a specimen and of those that it replaces; each event names its own in ``data.specimen``."""

    results = OrderEventSerializer(many=True)


class ManifestRowSerializer(serializers.ModelSerializer[Manifest]):
    """A manifest without its specimens, of a query ``with_counts``."""

    clinic = NamedSerializer(read_only=True)
    lab = NamedSerializer(read_only=True)
    status = serializers.ChoiceField(choices=MANIFEST_STATUSES, read_only=True)
    sent_by = PersonSerializer(read_only=True, allow_null=True)
    received_by = PersonSerializer(read_only=True, allow_null=True)
    count = serializers.IntegerField(read_only=True)
    missing_count = serializers.IntegerField(read_only=True)
    allowed_actions = serializers.SerializerMethodField()

    class Meta:
        model = Manifest
        fields: tuple[str, ...] = (
            "id",
            "number",
            "clinic",
            "lab",
            "status",
            "note",
            "receipt_note",
            "sent_at",
            "sent_by",
            "received_at",
            "received_by",
            "count",
            "missing_count",
            "version",
            "allowed_actions",
        )
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=MANIFEST_ACTIONS)))
    def get_allowed_actions(self, manifest: Manifest) -> list[str]:
        actor = self.context["actor"]
        return allowed_manifest_actions(manifest.status, actor.kind) if may_work(actor) else []


@extend_schema_serializer(component_name="ListedSpecimen")
class ListedSpecimenSerializer(SpecimenSerializer):
    """A specimen on a manifest, of a query ``on_manifest``."""

    arrived = serializers.BooleanField(read_only=True, allow_null=True)

    class Meta(SpecimenSerializer.Meta):
        fields = (*SpecimenSerializer.Meta.fields, "arrived")
        read_only_fields = fields


class ManifestSerializer(ManifestRowSerializer):
    specimens = ListedSpecimenSerializer(many=True, read_only=True)
    missing = OtherSpecimenSerializer(many=True, read_only=True)

    class Meta(ManifestRowSerializer.Meta):
        fields = (*ManifestRowSerializer.Meta.fields, "specimens", "missing")
        read_only_fields = fields


class SendManifestSerializer(serializers.Serializer[Any]):
    lab = serializers.UUIDField()
    specimens = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_ON_A_MANIFEST
    )
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class ReceiveManifestSerializer(serializers.Serializer[Any]):
    arrived = serializers.ListField(child=serializers.UUIDField(), max_length=MOST_ON_A_MANIFEST)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


def manifest_on_the_wire(
    manifest: Manifest, listed: Iterable[Specimen], actor: Actor, context: dict[str, Any]
) -> dict[str, Any]:
    """A manifest with all that was put on it.

    Args:
        listed: its specimens, of a query ``on_manifest``.
    """
    specimens: Any = list(listed)
    missing = [each for each in specimens if each.arrived is False]
    whole: Any = manifest
    whole.specimens, whole.missing = specimens, missing
    whole.count, whole.missing_count = len(specimens), len(missing)
    return dict(ManifestSerializer(whole, context={**context, "actor": actor}).data)
