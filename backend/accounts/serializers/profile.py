"""The person behind a session on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.actor import ADMINISTRATOR, user_type_of
from accounts.models import OrganizationKind, Role, User
from accounts.serializers.organization import OrganizationSerializer
from accounts.serializers.people import MembershipSerializer
from accounts.services import second_factor

USER_TYPES = [*OrganizationKind.choices, (ADMINISTRATOR, "Administrator")]


class ProfileSerializer(serializers.ModelSerializer[User]):
    """``context["actor"]`` says for whom they act."""

    user_type = serializers.SerializerMethodField()
    organization = serializers.SerializerMethodField()
    role = serializers.SerializerMethodField()
    memberships = serializers.SerializerMethodField()
    second_factor = serializers.SerializerMethodField()

    class Meta:
        model = User
        fields = (
            "id",
            "username",
            "email",
            "first_name",
            "last_name",
            "user_type",
            "organization",
            "role",
            "memberships",
            "second_factor",
        )
        read_only_fields = ("id", "username", "email")

    @extend_schema_field(serializers.ChoiceField(choices=USER_TYPES, allow_null=True))
    def get_user_type(self, user: User) -> str | None:
        return user_type_of(user, self.context["actor"])

    @extend_schema_field(OrganizationSerializer(allow_null=True))
    def get_organization(self, user: User) -> Any:
        actor = self.context["actor"]
        return OrganizationSerializer(actor.organization).data if actor else None

    @extend_schema_field(serializers.ChoiceField(choices=Role.choices, allow_null=True))
    def get_role(self, user: User) -> str | None:
        actor = self.context["actor"]
        return actor.role if actor else None

    @extend_schema_field(MembershipSerializer(many=True))
    def get_memberships(self, user: User) -> Any:
        memberships = user.memberships.filter(organization__is_active=True).select_related("organization")
        return MembershipSerializer(memberships.order_by("organization__name"), many=True).data

    def get_second_factor(self, user: User) -> bool:
        return second_factor.is_enabled(user)
