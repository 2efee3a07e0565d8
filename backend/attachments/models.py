"""A file that belongs to an order. The row says what it is; the bytes lie in the storage under a random name."""

from django.conf import settings
from django.db import models

from accounts.models import Organization
from attachments.querysets import AttachmentQuerySet
from common import clock
from common.ids import new_id
from orders.models import Order


class Attachment(models.Model):
    """Written by ``attachments.services`` alone, and never edited."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="attachments", db_index=False)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", db_index=False, help_text="Who added it."
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="In bytes, as stored.")
    sha256 = models.CharField(max_length=64, help_text="Of what is stored.")
    # Of what was sent: images are stored as they were drawn anew.
    sent_sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=100, unique=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        constraints = [
            # an upload that is tried again is one file; also serves an order's files
            models.UniqueConstraint(
                fields=["order", "organization", "sent_sha256"], name="attachment_once_an_order"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)  # a file's name may be that of a patient
