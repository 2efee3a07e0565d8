"""How often labs keep what they promise."""

from django.db import models
from django.db.models import Q

from accounts.models import Organization
from catalog.models import CatalogTest


class OnTimeRate(models.Model):
    """Of one lab, or of one test of it, over the last days. Written by ``turnaround.counting`` alone.

    What is counted are orders of all clinics: only their share is told, and only where there are enough.
    """

    lab = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+", db_index=False)
    test = models.ForeignKey(
        CatalogTest,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        db_index=False,
        help_text="Blank: all orders of the lab.",
    )
    orders = models.PositiveIntegerField(help_text="Completed, of those that had a promised time.")
    in_time = models.PositiveIntegerField(help_text="Of these, not later than promised.")
    as_of = models.DateTimeField()

    class Meta:
        constraints = [
            # also serve reading them
            models.UniqueConstraint(fields=["lab", "test"], name="on_time_once_a_test"),
            models.UniqueConstraint(fields=["lab"], condition=Q(test=None), name="on_time_once_a_lab"),
            models.CheckConstraint(condition=Q(in_time__lte=models.F("orders")), name="on_time_of_all"),
        ]

    def __str__(self) -> str:
        return f"{self.in_time} of {self.orders}"

    @property
    def rate(self) -> float:
        """In whole percent, rounded down: 1 means that none was late."""
        return 100 * self.in_time // self.orders / 100
