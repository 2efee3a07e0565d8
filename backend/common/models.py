from django.db import models

from common import clock
from common.ids import new_id


class IdempotencyKey(models.Model):
    """One request that must happen once. ``status`` 0 means: no answer yet."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scope = models.CharField(max_length=64, help_text="Digest of organization, method and path.")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(null=True)
    headers = models.JSONField(default=dict)
    claimed_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="idempotency_key_once")]

    def __str__(self) -> str:
        return self.key


class RateCounter(models.Model):
    """How often something was tried in the running window (see ``common.limits``)."""

    key = models.CharField(max_length=100, primary_key=True)
    count = models.PositiveIntegerField()
    window_ends_at = models.DateTimeField(db_index=True)
    # Whose account the tries were aimed at, where there is one: for administrators to look up and to open.
    user_id = models.UUIDField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"
