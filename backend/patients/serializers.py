"""Shapes of patients on the wire."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.apps import apps
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.serializers.names import PersonSerializer
from common import clock
from patients.births import EARLIEST, read_born
from patients.models import Gender, Patient, PatientIdentifier, PatientMerge, SexForRanges

MOST_IDENTIFIERS = 20
SEXES = [(sex.value, sex.value) for sex in SexForRanges]
# Blank: not asked.
GENDERS = [("", ""), *((gender.value, gender.value) for gender in Gender)]
# Where a day begins first it is today this much earlier than in UTC.
_FIRST_IN_THE_WORLD = timedelta(hours=14)


class IdentifierSerializer(serializers.ModelSerializer[PatientIdentifier]):
    class Meta:
        model = PatientIdentifier
        fields = ("issuer", "value")


class BornField(serializers.CharField):
    """A day, a month or a year: ``1984-03-07``, ``1984-03``, ``1984``."""

    default_error_messages = {
        "invalid": "Give a date such as 1984-03-07, or 1984-03 or 1984 if no more is known.",
        "out_of_range": f"Give a date from {EARLIEST} until today.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        try:
            first_day, _ = read_born(text)
        except ValueError:
            self.fail("invalid")
        if first_day.year < EARLIEST or first_day > (clock.now() + _FIRST_IN_THE_WORLD).date():
            self.fail("out_of_range")
        return text


class PatientRowSerializer(serializers.ModelSerializer[Patient]):
    """A patient in a list: enough to tell people apart, nothing of how to reach them."""

    born = serializers.CharField(read_only=True, allow_null=True)
    sex_for_ranges = serializers.ChoiceField(choices=SEXES, read_only=True)
    gender = serializers.ChoiceField(choices=GENDERS, read_only=True)
    identifiers = IdentifierSerializer(many=True, read_only=True)
    merged_into = serializers.UUIDField(source="merged_into_id", read_only=True, allow_null=True)

    class Meta:
        model = Patient
        fields: tuple[str, ...] = (
            "id",
            "name",
            "prefix",
            "given_names",
            "family_name",
            "suffix",
            "born",
            "sex_for_ranges",
            "gender",
            "identifiers",
            "version",
            "merged_into",
            "created_at",
            "updated_at",
        )
        read_only_fields = fields


class PatientSerializer(PatientRowSerializer):
    email = serializers.CharField(read_only=True)  # which may be blank, and then is no address

    class Meta:
        model = Patient
        fields = (
            *PatientRowSerializer.Meta.fields[:10],
            *("phone", "email", "address", "notes"),
            *PatientRowSerializer.Meta.fields[10:],
        )
        read_only_fields = fields


class PatientDetailsSerializer(serializers.Serializer[Any]):
    """What a clinic writes of a patient; everything else that is sent is ignored."""

    family_name = serializers.CharField(max_length=100)
    given_names = serializers.CharField(max_length=100, required=False, allow_blank=True)
    prefix = serializers.CharField(max_length=30, required=False, allow_blank=True)
    suffix = serializers.CharField(max_length=30, required=False, allow_blank=True)
    born = BornField(required=False, allow_null=True)
    sex_for_ranges = serializers.ChoiceField(choices=SEXES, required=False)
    gender = serializers.ChoiceField(choices=GENDERS, required=False, allow_blank=True)
    identifiers = IdentifierSerializer(many=True, required=False, max_length=MOST_IDENTIFIERS)  # type: ignore[call-arg]
    phone = serializers.CharField(max_length=50, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    address = serializers.CharField(max_length=500, required=False, allow_blank=True)
    notes = serializers.CharField(max_length=5000, required=False, allow_blank=True)


class CreatePatientSerializer(PatientDetailsSerializer):
    is_distinct = serializers.BooleanField(
        required=False, help_text="The likely duplicates were looked at: it is none of them."
    )


class MergeSerializer(serializers.Serializer[Any]):
    into = serializers.UUIDField(help_text="The patient who stays.")


class PatientMergeSerializer(serializers.ModelSerializer[PatientMerge]):
    merged = PatientRowSerializer(read_only=True)
    merged_by = PersonSerializer(read_only=True, allow_null=True)
    undone_by = PersonSerializer(read_only=True, allow_null=True)
    moved = serializers.SerializerMethodField()

    class Meta:
        model = PatientMerge
        fields = ("id", "merged", "merged_by", "merged_at", "moved", "undone_by", "undone_at")
        read_only_fields = fields

    @extend_schema_field(serializers.DictField(child=serializers.IntegerField()))
    def get_moved(self, merge: PatientMerge) -> dict[str, int]:
        """What followed → how many of it."""
        counts: Counter[str] = Counter()
        for relation, ids in merge.moved.items():
            model = apps.get_model(relation.rpartition(".")[0])
            counts[str(model._meta.verbose_name_plural)] += len(ids)
        return dict(counts)
