"""The record of who did and read what. Rows are written once and stay.

They hold ids and the names of the time instead of foreign keys, so that they outlive what they speak of.
"""

from typing import Any, NoReturn
from uuid import UUID

import uuid_utils.compat as uuid_utils
from django.db import models
from django.db.models import F, Q

from audit.actions import ACTIONS
from audit.querysets import AuditEventQuerySet
from common import clock


def true_id() -> UUID:
    """A UUIDv7 of the machine's clock, whatever ``common.clock`` says: rows are sealed in the order of ids."""
    return uuid_utils.uuid7()


class Outcome(models.TextChoices):
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"
    FAILED = "failed", "Failed"


class AppendOnly(models.Model):
    """A row that is written once; the database's triggers say the same to everybody else."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The record is never edited.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The record is never deleted.")


class AuditEvent(AppendOnly):
    """One line of the record."""

    id = models.UUIDField(primary_key=True, default=true_id, editable=False)
    created_at = models.DateTimeField(default=clock.now)
    action = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.DONE)

    # who
    actor_kind = models.CharField(max_length=15)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=300, blank=True)
    organization_id = models.UUIDField(null=True, help_text="Whose record it is; its admins read it.")
    session_id = models.UUIDField(null=True)
    address = models.CharField(max_length=45, blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    # what
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    subject_label = models.CharField(max_length=200, blank=True)
    data = models.JSONField(
        default=dict, help_text="Ids, names of fields, numbers and codes; no texts of people."
    )

    # A row of another log that this one vouches for (see ``audit.witness``).
    witness_type = models.CharField(max_length=40, blank=True)
    witness_id = models.UUIDField(null=True)
    witness_digest = models.CharField(max_length=64, blank=True)

    key_id = models.CharField(max_length=8)
    mac = models.CharField(max_length=64)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        verbose_name = "recorded event"
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="audit_outcome_known"),
        ]
        indexes = [
            # /api/audit/ and its export, newest first
            models.Index(
                F("organization_id"), F("created_at").desc(), F("id").desc(), name="audit_organization_newest"
            ),
            # the administration's list
            models.Index(F("created_at").desc(), F("id").desc(), name="audit_newest"),
            # verification: is this order event vouched for?
            models.Index(fields=["witness_id"], name="audit_witness", condition=Q(witness_id__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name or self.actor_kind} {ACTIONS[self.action].sentence}"


class AuditSeal(AppendOnly):
    """A link of the chain: the line's place in the record, bound to everything before it."""

    seq = models.BigIntegerField(primary_key=True)
    event_id = models.UUIDField(unique=True)
    key_id = models.CharField(max_length=8)
    mac = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"seal {self.seq}"


class AuditHead(models.Model):
    """Where the chain ends. One row; whoever holds its lock seals."""

    seq = models.BigIntegerField(default=0)
    mac = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"head at {self.seq}"


class AuditCheckpoint(AppendOnly):
    """Where the chain begins after its oldest part was removed; signed, so that only this installation makes one."""

    id = models.UUIDField(primary_key=True, default=true_id, editable=False)
    seq = models.BigIntegerField(db_index=True, help_text="The last link that was removed.")
    mac = models.CharField(max_length=64, help_text="The mac of that link, which the next one continues.")
    before = models.DateTimeField(help_text="Rows of other logs older than this are no longer vouched for.")
    created_at = models.DateTimeField(default=clock.now)
    key_id = models.CharField(max_length=8)
    signature = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"checkpoint at {self.seq}"
