"""Organizations on the wire: as every page needs them, as a lab to choose, as one's own."""

from rest_framework import serializers

from accounts.models import Organization, OrganizationKind
from accounts.validators import validate_opening_hours

OPENING_HOURS = 'Weekday → spans, e.g. {"mon": [["08:00", "17:00"]]}.'


class OrganizationSerializer(serializers.ModelSerializer[Organization]):
    """The organization somebody acts for, as far as every page needs it."""

    kind = serializers.ChoiceField(choices=OrganizationKind.choices, read_only=True)

    class Meta:
        model = Organization
        fields = (
            "id",
            "name",
            "kind",
            "is_approved",
            "time_zone",
            "idle_lock_minutes",
            "requires_second_factor",
        )
        read_only_fields = fields


class LabSerializer(serializers.ModelSerializer[Organization]):
    # Not always one: it is empty where the lab gave none.
    email = serializers.CharField(read_only=True)
    opening_hours = serializers.DictField(read_only=True, help_text=OPENING_HOURS)

    class Meta:
        model = Organization
        fields = ("id", "name", "address", "phone", "email", "time_zone", "opening_hours")
        read_only_fields = fields


class OwnOrganizationSerializer(serializers.ModelSerializer[Organization]):
    """Everything of one's own organization; its admin changes what is not read-only."""

    kind = serializers.ChoiceField(choices=OrganizationKind.choices, read_only=True)
    opening_hours = serializers.JSONField(
        required=False, help_text=OPENING_HOURS, validators=[validate_opening_hours]
    )

    class Meta:
        model = Organization
        fields = (
            "id",
            "name",
            "kind",
            "is_approved",
            "address",
            "phone",
            "email",
            "time_zone",
            "opening_hours",
            "requires_second_factor",
            "idle_lock_minutes",
            "created_at",
        )
        read_only_fields = ("id", "kind", "is_approved", "created_at")
