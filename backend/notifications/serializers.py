"""Shapes of notifications, alike over REST and over the socket."""

from typing import Any

from rest_framework import serializers

from notifications.models import KINDS, Notification
from orders.models import Order
from orders.serializers import STATUSES
from specimens.models import Manifest


class OrderHintSerializer(serializers.ModelSerializer[Order]):
    """Which order a notification speaks of, and how it stands now."""

    status = serializers.ChoiceField(choices=STATUSES, read_only=True)

    class Meta:
        model = Order
        fields = ("id", "number", "status", "version")
        read_only_fields = fields


class ManifestHintSerializer(serializers.ModelSerializer[Manifest]):
    """Which manifest a notification speaks of."""

    class Meta:
        model = Manifest
        fields = ("id", "number")
        read_only_fields = fields


class NotificationSerializer(serializers.ModelSerializer[Notification]):
    recipient = serializers.UUIDField(source="recipient_id", read_only=True)
    order = OrderHintSerializer(read_only=True, allow_null=True)
    manifest = ManifestHintSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Notification
        fields = ("id", "seq", "recipient", "kind", "message", "order", "manifest", "created_at", "is_read")
        read_only_fields = ("id", "seq", "kind", "message", "created_at")
        extra_kwargs = {"is_read": {"required": True}}


class MarkReadSerializer(serializers.Serializer[Any]):
    """Exactly one of the three."""

    ids = serializers.ListField(child=serializers.UUIDField(), max_length=500, required=False)
    up_to_seq = serializers.IntegerField(min_value=0, max_value=2**63 - 1, required=False)
    all = serializers.BooleanField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        given = [name for name, value in attrs.items() if value is not False]
        if len(given) != 1:
            raise serializers.ValidationError("Send exactly one of ids, up_to_seq and all.", code="required")
        return attrs


class UnreadSerializer(serializers.Serializer[Any]):
    marked = serializers.IntegerField(help_text="How many changed.")
    unread = serializers.IntegerField(help_text="How many are left.")


class PreferenceSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=KINDS)
    in_app = serializers.BooleanField()
    email = serializers.BooleanField()
    locked = serializers.BooleanField(read_only=True, help_text="Cannot be muted.")
