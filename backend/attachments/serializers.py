"""Files of orders, as both sides see them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from accounts.serializers.names import NamedSerializer, PersonSerializer
from attachments.models import Attachment
from attachments.rules import can_remove

ATTACHMENT_ACTIONS = [("remove", "remove")]


class AttachmentSerializer(serializers.ModelSerializer[Attachment]):
    added_by = PersonSerializer(read_only=True, allow_null=True)
    organization = NamedSerializer(read_only=True)
    allowed_actions = serializers.SerializerMethodField()

    class Meta:
        model = Attachment
        fields = (
            "id",
            "name",
            "media_type",
            "size",
            "sha256",
            "added_by",
            "organization",
            "created_at",
            "allowed_actions",
        )
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=ATTACHMENT_ACTIONS)))
    def get_allowed_actions(self, attachment: Attachment) -> list[str]:
        order, actor = self.context["order"], self.context["actor"]
        return ["remove"] if can_remove(attachment, order, actor) else []


@extend_schema_serializer(many=False)
class OrderAttachmentsSerializer(serializers.Serializer[Any]):
    can_add = serializers.BooleanField(help_text="Whether you may add one now.")
    results = AttachmentSerializer(many=True)
