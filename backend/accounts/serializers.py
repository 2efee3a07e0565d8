"""Shapes of accounts on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.actor import ADMINISTRATOR, user_type_of
from accounts.models import Membership, Organization, OrganizationKind, Role, User

USER_TYPES = [*OrganizationKind.choices, (ADMINISTRATOR, "Administrator")]


class OrganizationSerializer(serializers.ModelSerializer[Organization]):
    kind = serializers.ChoiceField(choices=OrganizationKind.choices, read_only=True)

    class Meta:
        model = Organization
        fields = ("id", "name", "kind", "is_approved", "time_zone")
        read_only_fields = fields


class LabSerializer(serializers.ModelSerializer[Organization]):
    opening_hours = serializers.DictField(
        read_only=True, help_text='Weekday → spans, e.g. {"mon": [["08:00", "17:00"]]}.'
    )

    class Meta:
        model = Organization
        fields = ("id", "name", "address", "phone", "email", "time_zone", "opening_hours")
        read_only_fields = fields


class RegisterSerializer(serializers.Serializer[Any]):
    username = serializers.CharField(max_length=150, validators=[User.username_validator])
    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(max_length=128, trim_whitespace=False, write_only=True)
    user_type = serializers.ChoiceField(choices=OrganizationKind.choices, default=OrganizationKind.CLINIC)
    organization_name = serializers.CharField(max_length=200, required=False, allow_blank=True)


class RegisteredSerializer(serializers.Serializer[Membership]):
    id = serializers.UUIDField(source="user.id")
    username = serializers.CharField(source="user.username")
    email = serializers.EmailField(source="user.email")
    user_type = serializers.ChoiceField(source="kind", choices=OrganizationKind.choices)
    organization = OrganizationSerializer()


class LoginSerializer(serializers.Serializer[Any]):
    username = serializers.CharField(max_length=254, help_text="The user name or the e-mail address.")
    password = serializers.CharField(max_length=128, trim_whitespace=False, write_only=True)
    transport = serializers.ChoiceField(
        choices=["body", "cookie"],
        default="body",
        help_text="Where the refresh token goes: into the body, or into an HttpOnly cookie.",
    )


class RefreshSerializer(serializers.Serializer[Any]):
    refresh = serializers.CharField(
        required=False, allow_blank=True, help_text="Left out by browsers, which send the cookie."
    )


class TokenPairSerializer(serializers.Serializer[Any]):
    access = serializers.CharField()
    refresh = serializers.CharField(required=False, help_text="Absent when it travels in the cookie.")


class MembershipSerializer(serializers.ModelSerializer[Membership]):
    organization = OrganizationSerializer(read_only=True)
    role = serializers.ChoiceField(choices=Role.choices, read_only=True)

    class Meta:
        model = Membership
        fields = ("id", "role", "organization")
        read_only_fields = fields


class ProfileSerializer(serializers.ModelSerializer[User]):
    """The person behind the session; ``context["actor"]`` says for whom they act."""

    user_type = serializers.SerializerMethodField()
    organization = serializers.SerializerMethodField()
    role = serializers.SerializerMethodField()
    memberships = serializers.SerializerMethodField()

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
