"""Members, invitations and sessions on the wire."""

from typing import Any

from rest_framework import serializers

from accounts.devices import name_device
from accounts.models import Invitation, InvitationStatus, Membership, Organization, Role, Session, User
from accounts.serializers.login import PASSWORD
from accounts.serializers.names import NamedSerializer, PersonSerializer
from accounts.serializers.organization import OrganizationSerializer


class ColleagueSerializer(serializers.ModelSerializer[User]):
    name = serializers.CharField(source="display_name", read_only=True)

    class Meta:
        model = User
        fields = ("id", "name", "username", "email")
        read_only_fields = ("id", "username", "email")


class MemberSerializer(serializers.ModelSerializer[Membership]):
    user = ColleagueSerializer(read_only=True)
    role = serializers.ChoiceField(choices=Role.choices)
    has_second_factor = serializers.BooleanField(read_only=True)
    last_seen_at = serializers.DateTimeField(
        read_only=True, allow_null=True, help_text="When a session for this organization was last used."
    )

    class Meta:
        model = Membership
        fields = ("id", "user", "role", "has_second_factor", "last_seen_at", "created_at")
        read_only_fields = ("id", "created_at")


class MembershipSerializer(serializers.ModelSerializer[Membership]):
    organization = OrganizationSerializer(read_only=True)
    role = serializers.ChoiceField(choices=Role.choices, read_only=True)

    class Meta:
        model = Membership
        fields = ("id", "role", "organization")
        read_only_fields = fields


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    role = serializers.ChoiceField(choices=Role.choices)
    status = serializers.ChoiceField(choices=InvitationStatus.choices, read_only=True)
    invited_by = PersonSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Invitation
        fields = (
            "id",
            "email",
            "role",
            "status",
            "invited_by",
            "created_at",
            "sent_at",
            "expires_at",
            "accepted_at",
        )
        read_only_fields = ("id", "created_at", "sent_at", "expires_at", "accepted_at")


class TokenSerializer(serializers.Serializer[Any]):
    token = serializers.CharField(max_length=1000, help_text="From the link in the letter.")


class InvitingOrganizationSerializer(serializers.ModelSerializer[Organization]):
    class Meta:
        model = Organization
        fields = ("name", "kind")
        read_only_fields = fields


class InvitationPreviewSerializer(serializers.ModelSerializer[Invitation]):
    organization = InvitingOrganizationSerializer(read_only=True)
    role = serializers.ChoiceField(choices=Role.choices, read_only=True)
    invited_by = serializers.CharField(source="invited_by.display_name", default="", read_only=True)
    has_account = serializers.SerializerMethodField(help_text="Then log in and accept.")

    class Meta:
        model = Invitation
        fields = ("organization", "email", "role", "invited_by", "expires_at", "has_account")
        read_only_fields = ("email", "expires_at")

    def get_has_account(self, invitation: Invitation) -> bool:
        return bool(self.context["has_account"])


class AcceptSerializer(TokenSerializer):
    """With a session the token is enough; without one a new account is made."""

    username = serializers.CharField(max_length=150, required=False, validators=[User.username_validator])
    password = serializers.CharField(required=False, **PASSWORD)
    first_name = serializers.CharField(max_length=150, required=False, allow_blank=True)
    last_name = serializers.CharField(max_length=150, required=False, allow_blank=True)


class SessionSerializer(serializers.ModelSerializer[Session]):
    device = serializers.SerializerMethodField()
    organization = NamedSerializer(
        source="membership.organization", default=None, allow_null=True, read_only=True
    )
    is_current = serializers.SerializerMethodField()

    class Meta:
        model = Session
        fields = (
            "id",
            "device",
            "ip_address",
            "organization",
            "created_at",
            "last_used_at",
            "expires_at",
            "is_current",
            "second_factor",
        )
        read_only_fields = fields

    def get_device(self, session: Session) -> str:
        return name_device(session.user_agent)

    def get_is_current(self, session: Session) -> bool:
        return bool(session.pk == self.context["request"].auth.pk)
