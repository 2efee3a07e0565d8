"""Organizations on the wire: as every page needs them, as a lab to choose, as one's own."""

from typing import Any

from rest_framework import serializers

from accounts.models import Organization, OrganizationKind
from accounts.validators import LONGEST_HOLIDAY, MOST_HOLIDAYS, validate_holidays, validate_opening_hours

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


class HolidaySerializer(serializers.Serializer[Any]):
    date = serializers.DateField()
    name = serializers.CharField(max_length=LONGEST_HOLIDAY, required=False, default="", allow_blank=True)

    def to_internal_value(self, data: Any) -> Any:
        """The date as text, as it is kept; needed also where the organization is changed in part."""
        day = super().to_internal_value(data)
        if "date" not in day:
            raise serializers.ValidationError({"date": ["Give the date."]}, code="required")
        return {"date": day["date"].isoformat(), "name": day.get("name", "")}


class LabSerializer(serializers.ModelSerializer[Organization]):
    # Not always one: it is empty where the lab gave none.
    email = serializers.CharField(read_only=True)
    opening_hours = serializers.DictField(read_only=True, help_text=OPENING_HOURS)
    holidays = HolidaySerializer(many=True, read_only=True)

    class Meta:
        model = Organization
        fields = ("id", "name", "address", "phone", "email", "time_zone", "opening_hours", "holidays")
        read_only_fields = fields


class OwnOrganizationSerializer(serializers.ModelSerializer[Organization]):
    """Everything of one's own organization; its admin changes what is not read-only."""

    kind = serializers.ChoiceField(choices=OrganizationKind.choices, read_only=True)
    opening_hours = serializers.JSONField(
        required=False, help_text=OPENING_HOURS, validators=[validate_opening_hours]
    )
    holidays = HolidaySerializer(many=True, required=False, max_length=MOST_HOLIDAYS)  # type: ignore[call-arg]

    def validate_holidays(self, days: list[dict[str, str]]) -> list[dict[str, str]]:
        """Each date once."""
        validate_holidays(days)
        return days

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
            "holidays",
            "requires_second_factor",
            "idle_lock_minutes",
            "created_at",
        )
        read_only_fields = ("id", "kind", "is_approved", "created_at")
