"""The tables as a Django project would declare them; used by the two Django rivals."""

from django.db import models


class User(models.Model):
    id = models.UUIDField(primary_key=True)
    first_name = models.TextField()
    last_name = models.TextField()
    is_active = models.BooleanField()

    class Meta:
        managed = False
        db_table = "accounts_user"

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


class Organization(models.Model):
    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    kind = models.TextField()
    is_active = models.BooleanField()

    class Meta:
        managed = False
        db_table = "accounts_organization"


class Membership(models.Model):
    id = models.UUIDField(primary_key=True)
    organization = models.ForeignKey(Organization, models.CASCADE)
    role = models.TextField()

    class Meta:
        managed = False
        db_table = "accounts_membership"


class Session(models.Model):
    id = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, models.CASCADE)
    membership = models.ForeignKey(Membership, models.CASCADE)
    ended_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "accounts_session"


class Order(models.Model):
    id = models.UUIDField(primary_key=True)
    number = models.TextField()
    clinic = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    lab = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    requested_by = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    patient_id = models.UUIDField(null=True)
    demographics = models.JSONField(null=True)
    tests = models.JSONField()
    stat_reason = models.TextField()
    diagnosis_code = models.TextField()
    diagnosis = models.TextField()
    collection = models.TextField()
    collect_at = models.DateTimeField(null=True)
    status = models.TextField()
    status_note = models.TextField()
    status_reason_code = models.TextField()
    priority = models.SmallIntegerField()
    delivery_method = models.TextField()
    notes = models.TextField()
    client_reference = models.TextField()
    due_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    version = models.IntegerField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "orders_order"

    @property
    def patient(self) -> dict | None:
        return {"id": self.patient_id, **self.demographics} if self.demographics else None


def visible_orders(member: Membership) -> "models.QuerySet[Order]":
    """The orders of the member's organization, newest first, with the names beside them."""
    mine = {
        "clinic": {"clinic": member.organization_id},
        "lab": {"lab": member.organization_id, "submitted_at__isnull": False},
    }
    scope = mine[member.organization.kind]
    return Order.objects.filter(**scope).select_related("clinic", "lab", "requested_by").order_by("-id")
