"""What a lab offers. An item is what stays the same; each change of what is said of it makes a version."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import Organization
from catalog.querysets import ACTIVE, RETIRED, ItemQuerySet, VersionQuerySet
from common import clock
from common.ids import new_id

STATUSES = [(ACTIVE, "Active"), (RETIRED, "Retired")]


class CatalogItem(models.Model):
    """A code of one lab, and of what is said of it now as much as lists show and look for."""

    # Columns by whose whole value an item is found before all others.
    FOUND_EXACTLY: ClassVar[tuple[str, ...]] = ("code",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    lab = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    category = models.CharField(max_length=80)
    status = models.CharField(max_length=10, choices=STATUSES, default=ACTIVE)
    synonyms = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint("lab", Lower("code"), name="%(class)s_code_once"),
            models.CheckConstraint(condition=Q(status__in=[ACTIVE, RETIRED]), name="%(class)s_status_known"),
        ]
        indexes = [
            # a clinic's list of all labs by name
            models.Index(fields=["name", "id"], name="%(class)s_named"),
            # a lab's list by name and by code, its choice by category
            models.Index(fields=["lab", "name", "id"], name="%(class)s_by_name"),
            models.Index(fields=["lab", "code", "id"], name="%(class)s_by_code"),
            models.Index(fields=["lab", "category", "status"], name="%(class)s_by_category"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ItemVersion(models.Model):
    """All that was said of an item from one change to the next. The database refuses to edit it."""

    # Members that documents came to have later, with what they mean in those written before.
    ADDED_LATER: ClassVar[dict[str, Any]] = {}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The item's, repeated: by it the database tells whose row it is.
    lab = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=STATUSES)
    content = models.JSONField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(default=clock.now)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            # also serves reading one of them, and all of an item
            models.UniqueConstraint(fields=["item", "version"], name="%(class)s_once")
        ]

    def __str__(self) -> str:
        return f"{self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A version is never edited.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("A version is never deleted.")

    @classmethod
    def from_db(cls, *args: Any, **more: Any) -> Any:
        """However old the document, it is read in its full shape."""
        row: Any = super().from_db(*args, **more)
        if "content" in row.__dict__:
            row.content = {**cls.ADDED_LATER, **row.content}
        return row


class ItemWords(models.Model):
    """What an item is found by, folded. A table apart: behind a wall by rows no trigram index is used, so this one is
    readable to all and only leads to items, which have their wall.
    """

    lab = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text.strip()


class CatalogTest(CatalogItem):
    """A test that a lab offers."""

    FOUND_EXACTLY = ("code", "loinc")

    loinc = models.CharField(max_length=10, blank=True)
    turnaround_hours = models.JSONField()
    price = models.JSONField(null=True)
    # Codes of what it measures, each with its formula: other tests' formulas read them.
    measures = models.JSONField(default=dict)

    class Meta(CatalogItem.Meta):
        verbose_name = "test"


class CatalogTestVersion(ItemVersion):
    ADDED_LATER = {"repeat_after_hours": None}

    item = models.ForeignKey(CatalogTest, on_delete=models.PROTECT, related_name="versions", db_index=False)

    class Meta(ItemVersion.Meta):
        verbose_name = "version of a test"
        verbose_name_plural = "versions of tests"


class CatalogTestWords(ItemWords):
    item = models.OneToOneField(CatalogTest, on_delete=models.CASCADE, primary_key=True, related_name="words")


class CatalogPanel(CatalogItem):
    """Tests of one lab that are ordered together."""

    # The ids of its tests, in the lab's order.
    tests = models.JSONField(default=list)

    class Meta(CatalogItem.Meta):
        verbose_name = "panel"


class CatalogPanelVersion(ItemVersion):
    item = models.ForeignKey(CatalogPanel, on_delete=models.PROTECT, related_name="versions", db_index=False)

    class Meta(ItemVersion.Meta):
        verbose_name = "version of a panel"
        verbose_name_plural = "versions of panels"


class CatalogPanelWords(ItemWords):
    item = models.OneToOneField(
        CatalogPanel, on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
