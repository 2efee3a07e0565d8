"""What an actor can see of specimens and manifests. Every read goes through ``visible_to``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from accounts.actor import Actor
from orders.querysets import named_by
from orders.states import Side
from specimens.accession import read_code
from specimens.states import CLOSED_ORDER, ENDED, Status

if TYPE_CHECKING:  # the models import this module
    from specimens.models import Manifest, Specimen  # noqa: F401

# Side → the part it may see. Only what was sent has specimens, so a lab learns of no draft.
_SCOPES: dict[str, Callable[[Actor], dict[str, Any]]] = {
    Side.CLINIC: lambda actor: {"clinic_id": actor.organization_id},
    Side.LAB: lambda actor: {"lab_id": actor.organization_id},
    Side.ADMINISTRATOR: lambda actor: {},
}


class SpecimenQuerySet(QuerySet["Specimen"]):
    def visible_to(self, actor: Actor | None) -> "SpecimenQuerySet":
        """Exactly the specimens of the orders that ``actor`` may see; without an actor, none."""
        return self.none() if actor is None else self.filter(**_SCOPES[actor.kind](actor))

    def with_names(self) -> "SpecimenQuerySet":
        """With what a specimen shows of others."""
        return self.select_related(
            "order", "clinic", "lab", "received_by", "manifest", "replaces", "replaced_by"
        )

    def living(self) -> "SpecimenQuerySet":
        """Neither rejected, cancelled nor discarded."""
        return self.exclude(status__in=ENDED)

    def ready_to_send(self) -> "SpecimenQuerySet":
        """Collected, on no manifest, of an order that is not closed."""
        return self.filter(status=Status.COLLECTED, manifest=None).exclude(order__status__in=CLOSED_ORDER)

    def on_manifest(self, manifest_id: UUID) -> "SpecimenQuerySet":
        """All that were put on it, whatever became of them, with ``arrived``."""
        return self.filter(lines__manifest=manifest_id).annotate(arrived=F("lines__arrived"))

    def matching(self, words: str) -> "SpecimenQuerySet":
        """The accession number or its beginning; or every word is in the order's number or begins one of the
        patient's."""
        code = read_code(words)
        found = Q(accession_number__startswith=code) if code else Q()
        by_words = Q()
        for word in words.split():
            by_words &= Q(order__number__icontains=word) | named_by(word, "order__")
        return self.filter(found | by_words)


class ManifestQuerySet(QuerySet["Manifest"]):
    def visible_to(self, actor: Actor | None) -> "ManifestQuerySet":
        """A clinic's own, and those that were sent to a lab."""
        return self.none() if actor is None else self.filter(**_SCOPES[actor.kind](actor))

    def with_names(self) -> "ManifestQuerySet":
        """With the names of who sent and received it."""
        return self.select_related("clinic", "lab", "sent_by", "received_by")

    def with_counts(self) -> "ManifestQuerySet":
        """With how many were put on it, and how many of these did not arrive."""
        return self.annotate(
            count=Count("lines"), missing_count=Count("lines", filter=Q(lines__arrived=False))
        )
