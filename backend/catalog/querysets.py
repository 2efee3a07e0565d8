"""What an actor can see of the catalogues. Every read goes through ``visible_to``."""

from collections.abc import Callable
from typing import Any, NoReturn

from django.db.models import F, Q, QuerySet

from accounts.actor import ADMINISTRATOR, Actor
from accounts.models import Organization, OrganizationKind
from catalog.search import rank_rows

ACTIVE, RETIRED = "active", "retired"


def _of_open_labs(path: str) -> Q:
    return Q(**{f"{path}status": ACTIVE, "lab__is_approved": True, "lab__is_active": True})


# Side → the part of all catalogues it may see, of items or of rows that reach their item by a path.
_SCOPES: dict[str, Callable[[Actor, str], Q]] = {
    OrganizationKind.CLINIC: lambda actor, path: _of_open_labs(path),
    OrganizationKind.LAB: lambda actor, path: Q(lab_id=actor.organization_id),
    ADMINISTRATOR: lambda actor, path: Q(),
}


class ItemQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor | None) -> "ItemQuerySet":
        """A lab's own, retired or not; to clinics what open labs offer; without an actor, nothing."""
        return self.none() if actor is None else self.filter(_SCOPES[actor.kind](actor, ""))

    def offered_by(self, lab: Organization) -> "ItemQuerySet":
        """What can be ordered of one lab; nothing while it is closed for orders."""
        return self.filter(_of_open_labs(""), lab=lab)

    def with_names(self) -> "ItemQuerySet":
        """With what an item shows of its lab."""
        return self.select_related("lab")

    def matching(self, words: str) -> "ItemQuerySet":
        """What ``words`` find, with ``rank``."""
        found: ItemQuerySet = rank_rows(self, words, text="words__text", exact=self.model.FOUND_EXACTLY)
        return found


class VersionQuerySet(QuerySet[Any]):
    """Reads only: versions are written with the change that makes them, and otherwise left alone."""

    def visible_to(self, actor: Actor | None) -> "VersionQuerySet":
        """The versions of the items that ``actor`` may see."""
        return self.none() if actor is None else self.filter(_SCOPES[actor.kind](actor, "item__"))

    def offered_by(self, lab: Organization) -> "VersionQuerySet":
        """What is said now of what can be ordered of one lab."""
        return self.of_open(lab).current().filter(item__status=ACTIVE)

    def of_open(self, lab: Organization) -> "VersionQuerySet":
        """All that a lab ever said; nothing while it is closed for orders."""
        return self.filter(lab=lab, lab__is_approved=True, lab__is_active=True)

    def current(self) -> "VersionQuerySet":
        """Of each item the latest."""
        return self.filter(version=F("item__version"))

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("A version is never edited.")

    def delete(self) -> NoReturn:
        raise TypeError("A version is never deleted.")
