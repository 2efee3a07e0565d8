"""Registering and logging in on the wire."""

from typing import Any, Final

from rest_framework import serializers

from accounts.models import Membership, OrganizationKind, User
from accounts.serializers.organization import OrganizationSerializer

PASSWORD: Final[dict[str, Any]] = {"max_length": 128, "trim_whitespace": False, "write_only": True}


class RegisterSerializer(serializers.Serializer[Any]):
    username = serializers.CharField(max_length=150, validators=[User.username_validator])
    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(**PASSWORD)
    user_type = serializers.ChoiceField(choices=OrganizationKind.choices, default=OrganizationKind.CLINIC)
    organization_name = serializers.CharField(max_length=200, required=False, allow_blank=True)


class RegisteredSerializer(serializers.Serializer[Membership]):
    id = serializers.UUIDField(source="user.id")
    username = serializers.CharField(source="user.username")
    email = serializers.EmailField(source="user.email")
    user_type = serializers.ChoiceField(source="kind", choices=OrganizationKind.choices)
    organization = OrganizationSerializer()


class TransportSerializer(serializers.Serializer[Any]):
    transport = serializers.ChoiceField(
        choices=["body", "cookie"],
        default="body",
        help_text="Where the refresh token goes: into the body, or into an HttpOnly cookie.",
    )


class LoginSerializer(TransportSerializer):
    username = serializers.CharField(max_length=254, help_text="The user name or the e-mail address.")
    password = serializers.CharField(**PASSWORD)


class RefreshSerializer(serializers.Serializer[Any]):
    refresh = serializers.CharField(
        required=False, allow_blank=True, help_text="Left out by browsers, which send the cookie."
    )


class TokenPairSerializer(serializers.Serializer[Any]):
    access = serializers.CharField()
    refresh = serializers.CharField(required=False, help_text="Absent when it travels in the cookie.")


class SwitchSerializer(TransportSerializer):
    organization = serializers.UUIDField(help_text="One of one's own organizations.")
