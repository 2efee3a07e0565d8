"""Who works where, and from which session."""

import unicodedata
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.validators import validate_holidays, validate_opening_hours, validate_time_zone
from common import clock
from common.ids import new_id


class OrganizationKind(models.TextChoices):
    CLINIC = "clinic", "Clinic"
    LAB = "lab", "Laboratory"


class Role(models.TextChoices):
    ADMIN = "admin", "Admin"
    STAFF = "staff", "Staff"
    VIEWER = "viewer", "Viewer"


def same_text(column: str, text: str) -> Q:
    """``column`` is ``text`` in any case: as the unique constraints compare, whose indexes serve it."""
    return Q(Exact(Lower(column), Lower(Value(text))))


def folded(name: str) -> str:
    """A user name or address as tries are counted by it. At least as coarse as ``same_text``: some databases lower İ
    to i and the Kelvin sign to k, and each further spelling of a name would be further guesses at one account."""
    return unicodedata.normalize("NFKC", name.strip()).casefold().replace("\u0307", "")


def name_shown(first_name: str, last_name: str, username: str) -> str:
    """The full name where there is one, else the user name."""
    return f"{first_name} {last_name}".strip() or username


class AccountManager(UserManager["User"]):
    def find_by_login(self, login: str) -> "User | None":
        """The user with this user name or e-mail address, whatever its case."""
        return self.filter(same_text("username", login) | same_text("email", login)).order_by("id").first()


class User(AbstractUser):
    """A person. What they may do follows from their memberships, never from the user itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField("e-mail address")

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", violation_error_message="This address is in use."
            ),
            models.UniqueConstraint(
                Lower("username"), name="user_username_once", violation_error_message="This name is in use."
            ),
        ]

    @property
    def display_name(self) -> str:
        """What the person is called."""
        return name_shown(self.first_name, self.last_name, self.username)


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def labs_open_for_orders(self) -> "OrganizationQuerySet":
        """Labs that a clinic can choose: approved and active."""
        return self.filter(kind=OrganizationKind.LAB, is_approved=True, is_active=True)


class Organization(models.Model):
    """A clinic or a lab: the tenant."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=OrganizationKind.choices)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=50, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    time_zone = models.CharField(
        max_length=64,
        default="UTC",
        validators=[validate_time_zone],
        help_text="An IANA name, e.g. Europe/Vienna.",
    )
    opening_hours = models.JSONField(
        default=dict,
        blank=True,
        validators=[validate_opening_hours],
        help_text='Weekday → spans, e.g. {"mon": [["08:00", "17:00"]]}.',
    )
    holidays = models.JSONField(
        default=list,
        db_default=Value([], models.JSONField()),
        blank=True,
        validators=[validate_holidays],
        help_text='Days on which it is closed, e.g. [{"date": "2026-12-25", "name": "Christmas Day"}].',
    )
    is_active = models.BooleanField(default=True)
    is_approved = models.BooleanField(
        default=False, help_text="A lab receives orders only after an administrator has approved it."
    )
    requires_second_factor = models.BooleanField(
        default=False, help_text="Nobody acts for it in a session that was begun with a password alone."
    )
    idle_lock_minutes = models.PositiveSmallIntegerField(
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text="Its people's screens lock after so many minutes without a touch, 1 to 240.",
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OrganizationKind.values), name="organization_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(idle_lock_minutes__gte=1, idle_lock_minutes__lte=240),
                name="organization_idle_lock_range",
            ),
        ]
        indexes = [
            # /api/labs/: approved, active labs by name
            models.Index(fields=["kind", "is_approved", "is_active", "name", "id"], name="org_labs_by_name")
        ]

    def __str__(self) -> str:
        return self.name


class TenantQuerySet(models.QuerySet[Any]):
    """Rows of one organization, which its own people alone see."""

    def visible_to(self, actor: Any) -> Any:
        """The rows of the actor's organization; none for somebody without one."""
        if actor is None or actor.organization_id is None:
            return self.none()
        return self.filter(organization=actor.organization_id)


class MembershipQuerySet(TenantQuerySet):
    def with_people(self) -> "MembershipQuerySet":
        """With each person, when they were last seen here, and whether they have a second factor."""
        latest = Session.objects.filter(membership=OuterRef("pk")).order_by("-last_used_at")
        devices = TOTPDevice.objects.filter(user=OuterRef("user"), confirmed=True)
        return self.select_related("user", "organization").annotate(
            last_seen_at=Subquery(latest.values("last_used_at")[:1]), has_second_factor=Exists(devices)
        )


class Membership(models.Model):
    """A person in an organization, with a role. Code calls it the actor (see ``accounts.actor``)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organization"], name="membership_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organization} ({self.role})"

    @property
    def kind(self) -> str:
        """``clinic`` or ``lab``: which side the person acts for."""
        return self.organization.kind


class InvitationStatus(models.TextChoices):
    PENDING = "pending", "Pending"
    ACCEPTED = "accepted", "Accepted"
    REVOKED = "revoked", "Revoked"
    EXPIRED = "expired", "Expired"


class Invitation(models.Model):
    """An organization's word to one e-mail address: join us, in this role. It works once, and not for ever.

    The link in the letter is signed and names ``letters``, so the row holds no secret and a new letter makes
    the former link worthless.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField("e-mail address")
    role = models.CharField(max_length=10, choices=Role.choices)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    letters = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    sent_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                condition=Q(accepted_at=None, revoked_at=None),
                name="invitation_open_once",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_known"),
        ]
        indexes = [
            # an organization's invitations, newest first
            models.Index(F("organization"), F("id").desc(), name="invitation_of_org")
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.organization} ({self.status})"

    @property
    def status(self) -> str:
        """How it stands now."""
        if self.accepted_at is not None:
            return InvitationStatus.ACCEPTED
        if self.revoked_at is not None:
            return InvitationStatus.REVOKED
        return InvitationStatus.EXPIRED if self.expires_at <= clock.now() else InvitationStatus.PENDING


class Session(models.Model):
    """One log-in: a family of refresh tokens of which exactly one is alive.

    Only hashes of token ids are stored. ``spent`` holds the ids refreshed away within the grace time, as
    ``[hash, unix seconds]``, so that two tabs asking at once harm nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, null=True, blank=True)
    token_hash = models.CharField(max_length=64)
    spent = models.JSONField(default=list)
    credential_stamp = models.CharField(max_length=64)
    second_factor = models.BooleanField(default=False, help_text="A second factor was shown at the log-in.")
    user_agent = models.CharField(max_length=300, blank=True)
    ip_address = models.GenericIPAddressField(null=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    last_used_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=30, blank=True)

    class Meta:
        indexes = [
            # the living sessions of a user; the membership of the latest log-in
            models.Index(F("user"), F("created_at").desc(), name="session_of_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user} since {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def actor(self) -> Membership | None:
        """The membership this session acts for; ``None`` for an administrator without one."""
        return self.membership
