"""The specimen, the series of its lab's accession numbers, and the manifest that takes it to the lab."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Organization
from common import clock
from common.ids import new_id, new_spoken_code
from orders.models import Order, choices
from specimens.querysets import ManifestQuerySet, SpecimenQuerySet
from specimens.states import ManifestStatus, ReasonCode, Status


def new_manifest_number() -> str:
    """``M-7KQM-4XTD``."""
    return f"M-{new_spoken_code()}"


def _person() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )


class AccessionSeries(models.Model):
    """A lab's prefix and the last serial that was given out; its row is locked while one is."""

    lab = models.OneToOneField(
        Organization, on_delete=models.PROTECT, primary_key=True, related_name="accession_series"
    )
    prefix = models.CharField(max_length=4, unique=True)
    last_serial = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "accession series"

    def __str__(self) -> str:
        return self.prefix


class Manifest(models.Model):
    """A list of specimens that a clinic sends to a lab together."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=12, unique=True, default=new_manifest_number, editable=False)
    # Without an index of their own: each side's list begins with it.
    clinic = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    lab = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(
        max_length=10, choices=choices(ManifestStatus), default=ManifestStatus.SENT, editable=False
    )
    note = models.TextField(blank=True)
    receipt_note = models.TextField(blank=True)
    sent_at = models.DateTimeField(default=clock.now, editable=False)
    sent_by = _person()
    received_at = models.DateTimeField(null=True, blank=True, editable=False)
    received_by = _person()
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ManifestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(ManifestStatus)), name="manifest_status_known")
        ]
        indexes = [
            # each side's list, newest first
            models.Index(F("clinic"), F("id").desc(), name="manifest_clinic_newest"),
            models.Index(F("lab"), F("id").desc(), name="manifest_lab_newest"),
        ]

    def __str__(self) -> str:
        return self.number


class Specimen(models.Model):
    """One container of a sent order. Its status moves only through ``specimens.services``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accession_number = models.CharField(max_length=23, unique=True, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="specimens")
    # The order's, repeated: by them lists are read and the database tells whose row it is. They never change there
    # either once it is sent.
    clinic = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    lab = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(
        max_length=10,
        choices=[(s.value, s.label) for s in Status],
        default=Status.EXPECTED,
        editable=False,
    )
    # Where a receipt that is undone goes back to; blank unless one can be.
    received_from = models.CharField(max_length=10, blank=True, editable=False)
    type = models.CharField(max_length=100)
    container = models.CharField(max_length=100, blank=True)
    cap_colour = models.CharField(max_length=50, blank=True)
    minimum_volume_ml = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    transport_temperature = models.CharField(max_length=20, blank=True)
    stability_hours = models.PositiveIntegerField(null=True, blank=True)
    patient_preparation = models.JSONField(default=list, blank=True)
    # ``{test, code, name}`` of what is done from it.
    tests = models.JSONField(default=list, blank=True)
    is_planned = models.BooleanField(help_text="Follows from the order's tests; otherwise added by hand.")
    collected_at = models.DateTimeField(null=True, blank=True)
    collected_by = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = _person()
    condition = models.CharField(max_length=200, blank=True)
    volume_ml = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    storage_place = models.CharField(max_length=100, blank=True)
    # Of the rejection, or of the clinic that declines.
    reason_code = models.CharField(max_length=20, blank=True, choices=choices(ReasonCode))
    note = models.TextField(blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    # The one that it is on now; all that it ever was on are its lines.
    manifest = models.ForeignKey(
        Manifest, on_delete=models.PROTECT, null=True, blank=True, related_name="on_their_way"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    objects = SpecimenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(Status)), name="specimen_status_known"),
            models.CheckConstraint(
                condition=Q(reason_code__in=["", *ReasonCode]), name="specimen_reason_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.REJECTED) | ~Q(reason_code=""),
                name="specimen_rejected_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(received_from__in=["", Status.EXPECTED, Status.COLLECTED]),
                name="specimen_receipt_knows_the_way_back",
            ),
        ]
        indexes = [
            # each side's list, newest first
            models.Index(F("clinic"), F("id").desc(), name="specimen_clinic_newest"),
            models.Index(F("lab"), F("id").desc(), name="specimen_lab_newest"),
            # by status, and what is ready to send
            models.Index(F("clinic"), F("status"), F("id").desc(), name="specimen_clinic_status"),
            models.Index(F("lab"), F("status"), F("id").desc(), name="specimen_lab_status"),
            # ordering=-updated_at
            models.Index(fields=["clinic", "updated_at", "id"], name="specimen_clinic_updated"),
            models.Index(fields=["lab", "updated_at", "id"], name="specimen_lab_updated"),
        ]

    def __str__(self) -> str:
        return self.accession_number

    @property
    def expires_at(self) -> datetime | None:
        """Until when it is good for its tests, where both are known."""
        if self.collected_at is None or self.stability_hours is None:
            return None
        return self.collected_at + timedelta(hours=self.stability_hours)


class ManifestLine(models.Model):
    """A specimen that was put on a manifest, and whether it arrived with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    manifest = models.ForeignKey(Manifest, on_delete=models.PROTECT, related_name="lines", db_index=False)
    specimen = models.ForeignKey(Specimen, on_delete=models.PROTECT, related_name="lines")
    arrived = models.BooleanField(null=True, help_text="Blank: not decided yet.")

    class Meta:
        constraints = [
            # also serves reading a manifest's
            models.UniqueConstraint(fields=["manifest", "specimen"], name="manifest_line_once")
        ]

    def __str__(self) -> str:
        return str(self.pk)
