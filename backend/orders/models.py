"""The order and its log."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.utils.functional import cached_property

from accounts.models import Organization
from catalog.models import CatalogTest
from common import clock
from common.ids import new_id, new_spoken_code
from orders import states
from orders.querysets import FavouriteTestQuerySet, OrderEventQuerySet, OrderQuerySet
from orders.states import Collection, DeliveryMethod, ReasonCode, Status
from patients.models import Patient


class Priority(models.IntegerChoices):
    """Stored so that the most urgent sorts first; on the wire it is the lower-case label."""

    STAT = 1, "Stat"
    URGENT = 2, "Urgent"
    ROUTINE = 3, "Routine"

    @property
    def wire(self) -> str:
        return self.label.lower()


# Promised time from submission, until a lab's catalogue says better.
TURNAROUND = {
    Priority.STAT: timedelta(hours=4),
    Priority.URGENT: timedelta(hours=24),
    Priority.ROUTINE: timedelta(hours=72),
}


def choices(values: Any) -> list[tuple[str, str]]:
    """A StrEnum as Django choices."""
    return [(value.value, value.value.replace("_", " ").capitalize()) for value in values]


# What a lab can see; the condition of its indexes, in the words of ``visible_to``.
SENT = Q(submitted_at__isnull=False)


class Order(models.Model):
    """What a clinic asks of a lab. Its status moves only through ``orders.services``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=12, unique=True, default=new_spoken_code, editable=False)
    # Without an index of their own: each side has several that begin with it.
    clinic = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="orders_placed", db_index=False
    )
    lab = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="orders_received", db_index=False
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    status = models.CharField(max_length=20, choices=[(s.value, s.label) for s in Status], editable=False)
    # Where a held order goes back to; blank unless on hold.
    held_from = models.CharField(max_length=20, blank=True, editable=False)
    # Note and reason given with the step into the present status.
    status_note = models.TextField(blank=True, editable=False)
    status_reason_code = models.CharField(
        max_length=30, blank=True, choices=choices(ReasonCode), editable=False
    )
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.ROUTINE)
    delivery_method = models.CharField(max_length=10, choices=choices(DeliveryMethod))
    notes = models.TextField(blank=True)
    client_reference = models.CharField(max_length=100, blank=True, help_text="The clinic's own number.")
    # The lab sees the copy alone: what was known of the patient when the order was sent, or since corrected.
    patient = models.ForeignKey(
        Patient, on_delete=models.PROTECT, null=True, blank=True, related_name="orders", db_index=False
    )
    demographics = models.JSONField(null=True, blank=True, editable=False)
    patient_words = models.TextField(blank=True, default="", db_default="", editable=False)
    # What is asked for: lines of the lab's catalogue as it was when they were chosen (see ``orders.requisition``).
    tests = models.JSONField(
        blank=True, default=list, db_default=Value([], models.JSONField()), editable=False
    )
    stat_reason = models.TextField(blank=True, default="", db_default="")
    diagnosis_code = models.CharField(max_length=10, blank=True, default="", db_default="")
    diagnosis = models.TextField(blank=True, default="", db_default="")
    collection = models.CharField(
        max_length=10, blank=True, default="", db_default="", choices=choices(Collection)
    )
    collect_at = models.DateTimeField(null=True, blank=True)
    # Whether containers belong to it or did (see ``specimens``, which sets it).
    has_specimens = models.BooleanField(default=False, db_default=False, editable=False)
    # Promised time; for a draft what it would be if sent when it was last saved (and not shown).
    due_at = models.DateTimeField()
    # When the lab first could see it; never set for a draft, so an unsent order stays the clinic's alone.
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OrderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "client_reference"],
                condition=~Q(client_reference=""),
                name="order_client_reference_once",
            ),
            models.CheckConstraint(condition=Q(status__in=list(Status)), name="order_status_known"),
            models.CheckConstraint(condition=Q(priority__in=Priority.values), name="order_priority_known"),
            models.CheckConstraint(
                condition=Q(delivery_method__in=list(DeliveryMethod)), name="order_delivery_method_known"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.ON_HOLD, held_from__in=sorted(states.OWED - {Status.ON_HOLD}))
                | (~Q(status=Status.ON_HOLD) & Q(held_from="")),
                name="order_hold_knows_the_way_back",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[Status.DRAFT, Status.CANCELLED]) | Q(submitted_at__isnull=False),
                name="order_at_the_lab_was_submitted",
            ),
            models.CheckConstraint(
                condition=Q(collection__in=["", *Collection]), name="order_collection_known"
            ),
            models.CheckConstraint(
                condition=Q(collect_at=None) | Q(collection=Collection.PLANNED),
                name="order_collect_at_when_planned",
            ),
        ]
        # The lab's indexes hold SENT orders only, so that its counts are read from an index alone.
        indexes = [
            # each side's list, newest first
            models.Index(F("clinic"), F("id").desc(), name="order_clinic_newest"),
            models.Index(F("lab"), F("id").desc(), name="order_lab_newest", condition=SENT),
            # tabs, counts by status, overdue
            models.Index(F("clinic"), F("status"), F("id").desc(), name="order_clinic_status"),
            models.Index(
                fields=["lab", "status", "priority", "due_at", "id"], name="order_lab_status", condition=SENT
            ),
            # the worklist's order, and its clinic counterpart
            models.Index(fields=["clinic", "priority", "due_at", "id"], name="order_clinic_priority"),
            models.Index(
                fields=["lab", "priority", "due_at", "id"], name="order_lab_worklist", condition=SENT
            ),
            # ordering=due_at
            models.Index(fields=["clinic", "due_at", "id"], name="order_clinic_due"),
            models.Index(fields=["lab", "due_at", "id"], name="order_lab_due", condition=SENT),
            # ordering=updated_at and updated_since
            models.Index(fields=["clinic", "updated_at", "id"], name="order_clinic_updated"),
            models.Index(fields=["lab", "updated_at", "id"], name="order_lab_updated", condition=SENT),
            # created_after and created_before
            models.Index(fields=["clinic", "created_at"], name="order_clinic_created"),
            models.Index(fields=["lab", "created_at"], name="order_lab_created", condition=SENT),
            # what a clinic last asked of a lab
            models.Index(
                F("clinic"), F("lab"), F("id").desc(), name="order_clinic_lab_newest", condition=SENT
            ),
            # a patient's orders, newest first
            models.Index(
                F("patient"),
                F("id").desc(),
                name="order_patient_newest",
                condition=Q(patient__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def patient_name(self) -> str | None:
        """What the order calls its patient, if it has one."""
        return self.demographics["name"] if self.demographics else None

    @property
    def promised_at(self) -> datetime | None:
        """The promised time; an order never sent has none."""
        return self.due_at if self.submitted_at else None


# What the record vouches for in each event: all of it. The digests of written rows are made of exactly these.
VOUCHED_FOR = (
    "order_id",
    "actor_id",
    "organization_id",
    "action",
    "from_status",
    "to_status",
    "note",
    "reason_code",
    "data",
    "version",
)


class OrderEvent(models.Model):
    """One line of an order's log. Written by ``orders.events.write_event``; never edited or deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events", db_index=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, related_name="+", help_text="Blank: administrator."
    )
    action = models.CharField(max_length=20)
    from_status = models.CharField(max_length=20, blank=True)
    to_status = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    reason_code = models.CharField(max_length=30, blank=True)
    data = models.JSONField(default=dict)
    version = models.PositiveIntegerField(help_text="The order's version after this event.")
    created_at = models.DateTimeField(default=clock.now)

    objects = OrderEventQuerySet.as_manager()

    class Meta:
        constraints = [
            # also serves the timeline, whose order no clock of any host can disturb
            models.UniqueConstraint(fields=["order", "version"], name="order_event_once_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.action} → {self.to_status}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An order's log is never edited.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("An order's log is never deleted.")

    @cached_property
    def consequences(self) -> list["OrderEvent"]:
        """Steps that listeners took because of it in its transaction; they are told together with it."""
        return []


class FavouriteTest(models.Model):
    """A test that a clinic wants at hand when it orders."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clinic = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    test = models.ForeignKey(CatalogTest, on_delete=models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = FavouriteTestQuerySet.as_manager()

    class Meta:
        constraints = [
            # also serves a clinic's favourites
            models.UniqueConstraint(fields=["clinic", "test"], name="favourite_test_once")
        ]

    def __str__(self) -> str:
        return str(self.test_id)
