"""What people were told, how far each reader is, and what is still to be sent."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Organization
from common import clock
from common.ids import new_id
from notifications.letter_kinds import LETTER_KINDS
from notifications.querysets import NotificationQuerySet
from notifications.rules import RULES
from orders.models import Order, OrderEvent
from specimens.models import Manifest

KINDS = [(rule.kind, rule.title) for rule in RULES.values()]


class Epoch(models.Model):
    """Which life of the database this is. A restored backup gets a new one, so that readers start afresh."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.UUIDField(default=new_id)

    def __str__(self) -> str:
        return str(self.value)


class StreamHead(models.Model):
    """The last number given out to a reader: a user's notifications, or an organization's feed.

    A number is taken by locking this row in the transaction that writes the numbered row, so numbers become
    visible in order. A table-wide sequence would not do: rows that commit late would be skipped.
    """

    id = models.UUIDField(primary_key=True, help_text="The user's or organization's id.")
    seq = models.BigIntegerField(default=0)
    # Counts acts of marking as read, so that every tab hears of them in order.
    read_seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.id}: {self.seq}"


class Notification(models.Model):
    """One thing that one person should know."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=30, choices=KINDS)
    message = models.CharField(max_length=500)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, null=True, related_name="+")
    manifest = models.ForeignKey(
        Manifest, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    # False: the person wants it by e-mail only.
    in_app = models.BooleanField(default=True)
    is_read = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True)
    read_seq = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [
            # also serves the list and the pump, by recipient and seq
            models.UniqueConstraint(fields=["recipient", "seq"], name="notification_seq_once")
        ]
        indexes = [
            # the unread count and the unread list
            models.Index(
                F("recipient"),
                F("seq").desc(),
                condition=Q(is_read=False, in_app=True),
                name="notification_unread",
            ),
            # what was marked as read since
            models.Index(
                fields=["recipient", "read_seq"],
                condition=Q(read_seq__isnull=False),
                name="notification_marked",
            ),
        ]

    def __str__(self) -> str:
        return self.message


class FeedEntry(models.Model):
    """An order's event in the feed of one organization: gapless numbers from the organization's stream."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    event = models.ForeignKey(OrderEvent, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "seq"], name="feed_seq_once")]

    def __str__(self) -> str:
        return f"{self.organization_id}: {self.seq}"


class NotificationPreference(models.Model):
    """What a person chose for one kind; without a row the rule's default counts."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_preferences"
    )
    kind = models.CharField(max_length=30, choices=KINDS)
    in_app = models.BooleanField()
    email = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="preference_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"


class Delivery(models.Model):
    """Something to be sent by the worker, and what became of it."""

    class Status(models.TextChoices):
        PENDING = "pending", "Pending"
        SENT = "sent", "Sent"
        SKIPPED = "skipped", "Skipped: read, left or settled meanwhile"
        DEAD = "dead", "Dead: given up"

    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    # When it may next be tried; a worker that takes it moves this ahead, which is its lease.
    next_attempt_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True


class EmailDelivery(Delivery):
    """The e-mail of a notification."""

    notification = models.OneToOneField(
        Notification, on_delete=models.CASCADE, primary_key=True, related_name="email_delivery"
    )

    class Meta:
        verbose_name_plural = "e-mail deliveries"
        indexes = [
            # what the worker looks for
            models.Index(
                fields=["next_attempt_at"], condition=Q(status="pending"), name="email_delivery_due"
            ),
            # what somebody has to look at
            models.Index(fields=["finished_at"], condition=Q(status="dead"), name="email_delivery_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.notification.get_kind_display()}, to {self.notification.recipient}"


class Letter(Delivery):
    """An e-mail about an account, to an address that need not be anybody's yet (see ``notifications.letters``).

    The row holds no secret: the link in it is made at the moment of sending.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=30, choices=LETTER_KINDS)
    to_address = models.EmailField()
    # Whom or what it speaks of: a user, or an invitation; none where nobody was looked up.
    about_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            # what the worker looks for
            models.Index(fields=["next_attempt_at"], condition=Q(status="pending"), name="letter_due"),
            # what somebody has to look at
            models.Index(fields=["finished_at"], condition=Q(status="dead"), name="letter_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, to {self.to_address}"
