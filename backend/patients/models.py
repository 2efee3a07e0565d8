"""The patients of a clinic: the clinic's alone. What a lab sees of one is the copy in the orders sent to it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Organization
from common import clock
from common.ids import new_id
from patients.births import Precision, spell_born
from patients.fields import PlainTextField
from patients.names import folded_name, name_shown
from patients.querysets import OfClinicQuerySet, PatientMergeQuerySet, PatientQuerySet
from patients.words import LONGEST_WORD

# A row of an index of PostgreSQL's holds 2,704 bytes; one letter typed may be folded to eighteen.
_LONGEST_SORT_NAME = 600
# What is longer ends in a digest.
LONGEST_ISSUER_KEY = 300
LONGEST_VALUE_KEY = 200
# Between family and given name where both are one text: less than any letter, so that Li, Wei comes before Lind, Ada.
_BETWEEN = "\x1f"


class SexForRanges(models.TextChoices):
    """What reference ranges are chosen by (FHIR: sex parameter for clinical use)."""

    FEMALE = "female", "Female"
    MALE = "male", "Male"
    UNKNOWN = "unknown", "Unknown"


class Gender(models.TextChoices):
    """The administrative gender (FHIR), apart from what ranges are chosen by; blank: not asked."""

    FEMALE = "female", "Female"
    MALE = "male", "Male"
    OTHER = "other", "Other"
    UNKNOWN = "unknown", "Unknown"


class Patient(models.Model):
    """Somebody whom a clinic cares for. Changed through ``patients.services`` and ``patients.merging`` alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Without an index of its own: several begin with it.
    clinic = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="patients", db_index=False
    )
    prefix = models.CharField(max_length=30, blank=True)
    given_names = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100)
    suffix = models.CharField(max_length=30, blank=True)
    # The first day that the date of birth can be; blank with its precision if nothing is known.
    born_from = models.DateField(null=True, blank=True)
    born_precision = models.CharField(max_length=5, blank=True, choices=Precision.choices)
    sex_for_ranges = models.CharField(
        max_length=7, choices=SexForRanges.choices, default=SexForRanges.UNKNOWN
    )
    gender = models.CharField(max_length=7, blank=True, choices=Gender.choices)
    phone = models.CharField(max_length=50, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    address = models.CharField(max_length=500, blank=True)
    notes = models.TextField(blank=True)
    # Family and given name folded: what lists are sorted and equal names are found by.
    sort_name = PlainTextField(max_length=1000, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="merged_from"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PatientQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(born_from__isnull=True, born_precision="")
                | Q(born_from__isnull=False, born_precision__in=Precision.values),
                name="patient_born_as_precise_as_said",
            ),
            models.CheckConstraint(
                condition=Q(sex_for_ranges__in=SexForRanges.values), name="patient_sex_for_ranges_known"
            ),
            models.CheckConstraint(condition=Q(gender__in=["", *Gender.values]), name="patient_gender_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="patient_merged_into_another"),
        ]
        indexes = [
            # the list by name, and who has the same name
            models.Index(fields=["clinic", "sort_name", "id"], name="patient_by_name"),
            # ordering=created_at
            models.Index(fields=["clinic", "id"], name="patient_newest"),
            # ordering=updated_at
            models.Index(fields=["clinic", "updated_at", "id"], name="patient_changed"),
            # likely duplicates
            models.Index(fields=["clinic", "born_from"], name="patient_by_birth"),
        ]

    def __str__(self) -> str:
        return str(self.pk)  # labels of the record and of the administration name no patient

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name = self.name_to_sort_by
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """As shown: ``Family, Given Middle``."""
        return name_shown(
            prefix=self.prefix,
            given_names=self.given_names,
            family_name=self.family_name,
            suffix=self.suffix,
        )

    @property
    def name_to_sort_by(self) -> str:
        """What ``sort_name`` holds once saved."""
        return _BETWEEN.join(folded_name(self.family_name, self.given_names))[:_LONGEST_SORT_NAME]

    @property
    def born(self) -> str | None:
        """As on the wire: ``1984-03-07``, ``1984-03``, ``1984`` or ``None``."""
        return spell_born(self.born_from, self.born_precision)


class PatientIdentifier(models.Model):
    """A number that somebody gave the patient: a hospital, an insurance, a state."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clinic = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="identifiers")
    issuer = models.CharField(max_length=100)
    value = models.CharField(max_length=64)
    # Both without case and blanks: one clinic has each number once.
    issuer_key = PlainTextField(max_length=LONGEST_ISSUER_KEY, editable=False)
    value_key = PlainTextField(max_length=LONGEST_VALUE_KEY, editable=False)

    objects = OfClinicQuerySet.as_manager()

    class Meta:
        verbose_name = "identifier"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "value_key", "issuer_key"], name="patient_identifier_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PatientWord(models.Model):
    """What a patient is found by (see ``patients.words``); kept by the services."""

    clinic = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="words")
    word = PlainTextField(max_length=LONGEST_WORD)

    objects = OfClinicQuerySet.as_manager()

    class Meta:
        indexes = [
            # search: a range of words
            models.Index(fields=["clinic", "word", "patient"], name="patient_word_range")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PatientMerge(models.Model):
    """Two patients were one person. Holds what moved and what was filled, so that undoing gives exactly that back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clinic = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    survivor = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="+")
    # Relation → the rows that followed; field of the survivor → the value it took over.
    moved = models.JSONField(default=dict)
    filled = models.JSONField(default=dict)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    merged_at = models.DateTimeField(default=clock.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = PatientMergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merged"],
                condition=Q(undone_at__isnull=True),
                name="patient_merged_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
