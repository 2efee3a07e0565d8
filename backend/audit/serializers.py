"""A line of the record on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from audit.actions import ACTIONS, CATEGORIES
from audit.models import AuditEvent, Outcome

ACTOR_KINDS = ("user", "administrator", "key", "system", "anonymous")


class AuditActorSerializer(serializers.Serializer[AuditEvent]):
    """Who it was, under the name of the time."""

    kind = serializers.ChoiceField(choices=ACTOR_KINDS, source="actor_kind")
    id = serializers.UUIDField(source="actor_id", allow_null=True)
    name = serializers.CharField(source="actor_name")


class AuditSubjectSerializer(serializers.Serializer[AuditEvent]):
    """What it was done to; blank where it was nothing in particular."""

    type = serializers.CharField(source="subject_type")
    id = serializers.CharField(source="subject_id")
    label = serializers.CharField(source="subject_label")  # type: ignore[assignment]


class AuditEventSerializer(serializers.ModelSerializer[AuditEvent]):
    description = serializers.SerializerMethodField(help_text='Completes "Somebody …".')
    category = serializers.SerializerMethodField()
    outcome = serializers.ChoiceField(choices=Outcome.choices)
    actor = AuditActorSerializer(source="*")
    subject = AuditSubjectSerializer(source="*")

    class Meta:
        model = AuditEvent
        fields = (
            "id",
            "created_at",
            "action",
            "description",
            "category",
            "outcome",
            "actor",
            "subject",
            "address",
            "session_id",
            "request_id",
            "data",
        )
        read_only_fields = fields

    def get_description(self, event: AuditEvent) -> str:
        return ACTIONS[event.action].sentence

    @extend_schema_field({"type": "string", "enum": list(CATEGORIES)})
    def get_category(self, event: AuditEvent) -> Any:
        return ACTIONS[event.action].category
