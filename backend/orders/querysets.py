"""What an actor can see of the orders, and how lists are read. Every read goes through ``visible_to``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Count,
    DateTimeField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    Value,
    When,
)

from accounts.actor import Actor
from common import clock
from orders.states import ATTENTION, OWED, UNDER_WAY, Side, Status
from patients.words import ways_of

if TYPE_CHECKING:  # the models import this module
    from orders.models import FavouriteTest, Order, OrderEvent  # noqa: F401

# Side → the part of all orders it may see. A lab never sees what was not sent to it, cancelled drafts included.
_SCOPES: dict[str, Callable[[Actor], dict[str, Any]]] = {
    Side.CLINIC: lambda actor: {"clinic_id": actor.organization_id},
    Side.LAB: lambda actor: {"lab_id": actor.organization_id, "submitted_at__isnull": False},
    Side.ADMINISTRATOR: lambda actor: {},
}


def scope_of(actor: Actor, path: str = "") -> Q:
    """The condition on orders, or on rows that reach their order by ``path`` (such as ``order__``)."""
    return Q(**{f"{path}{name}": value for name, value in _SCOPES[actor.kind](actor).items()})


class OrderQuerySet(QuerySet["Order"]):
    def visible_to(self, actor: Actor | None) -> "OrderQuerySet":
        """Exactly the orders that ``actor`` may see; without an actor, none."""
        if actor is None:
            return self.none()
        return self.filter(scope_of(actor))

    def with_names(self) -> "OrderQuerySet":
        """With what an order shows of its clinic, lab and requester."""
        return self.select_related("clinic", "lab", "requested_by")

    def of_patient(self, actor: Actor, patient_id: UUID) -> "OrderQuerySet":
        """A patient's orders; none for a lab, which knows of copies alone."""
        return self.filter(patient=patient_id) if actor.kind != Side.LAB else self.none()

    def overdue(self) -> "OrderQuerySet":
        """Promised earlier than now and still owed by the lab."""
        return self.filter(overdue_now())

    def stuck(self) -> "OrderQuerySet":
        """Under way and unchanged for longer than the whole of it was promised to take."""
        return self.filter(stuck_now())

    def needing_attention(self, actor: Actor) -> "OrderQuerySet":
        """What the actor's side should look at first."""
        return self.filter(attention_of(actor))

    def matching(self, words: str) -> "OrderQuerySet":
        """Every word occurs in the number, the clinic's reference or the notes, or begins one of the patient's."""
        rows = self
        for word in words.split():
            found = Q(number__icontains=word) | Q(client_reference__icontains=word) | Q(notes__icontains=word)
            found |= named_by(word)
            # PostgreSQL takes any text for a rare one, and would collect and sort all that a tenant has. Of a CASE it
            # expects the half to be true, so it walks the list's own index and stops when the page is full.
            rows = rows.filter(Case(When(found, then=True), default=False, output_field=BooleanField()))
        return rows

    def summarize(self, actor: Actor) -> dict[str, Any]:
        """Counts per status, overdue and needing attention, in one query."""
        rows = list(
            self.order_by()
            .values("status")
            .annotate(
                orders=Count("id"),
                overdue=Count("id", filter=overdue_now()),
                attention=Count("id", filter=attention_of(actor)),
            )
        )
        counts = {status.value: 0 for status in Status}
        counts.update({row["status"]: row["orders"] for row in rows})
        return {
            "counts": counts,
            "overdue": sum(row["overdue"] for row in rows),
            "needs_attention": sum(row["attention"] for row in rows),
            "total": sum(counts.values()),
        }


class OrderEventQuerySet(QuerySet["OrderEvent"]):
    """Reads only: the log is appended to by ``write_event`` and otherwise left alone."""

    def visible_to(self, actor: Actor | None) -> "OrderEventQuerySet":
        """The log of the orders that ``actor`` may see."""
        return self.none() if actor is None else self.filter(scope_of(actor, "order__"))

    def with_names(self) -> "OrderEventQuerySet":
        """With the names of who acted."""
        return self.select_related("actor", "organization")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("An order's log is never edited.")

    def delete(self) -> NoReturn:
        raise TypeError("An order's log is never deleted.")


class FavouriteTestQuerySet(QuerySet["FavouriteTest"]):
    def visible_to(self, actor: Actor | None) -> "FavouriteTestQuerySet":
        """The favourites of the actor's clinic; none for anybody else."""
        if actor is None or actor.kind != Side.CLINIC:
            return self.none()
        return self.filter(clinic=actor.organization_id)


def named_by(word: str, path: str = "") -> Q:
    """A typed word begins something by which the order's copy names the patient: as name, date or number. Asked of
    orders, or of rows that reach theirs by ``path`` (such as ``order__``)."""
    found = Q()
    for beginnings in ways_of(word):
        found |= Q(*(Q(**{f"{path}patient_words__contains": f" {beginning}"}) for beginning in beginnings))
    return found


def overdue_now() -> Q:
    return Q(status__in=OWED, due_at__lt=clock.now())


def stuck_now() -> Q:
    """Promised for a time that is over (which an index serves), and unchanged for as long as was promised."""
    now = clock.now()
    promised = F("due_at") - F("submitted_at")
    a_promise_ago = ExpressionWrapper(Value(now) - promised, DateTimeField())
    return Q(status__in=UNDER_WAY, due_at__lt=now, updated_at__lt=a_promise_ago)


def attention_of(actor: Actor) -> Q:
    """A lab's attention also goes to what is overdue."""
    attention = Q(status__in=ATTENTION[Side(actor.kind)])
    return attention | overdue_now() if actor.kind == Side.LAB else attention
