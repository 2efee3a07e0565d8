"""What changes of a lab's tests and panels have in common: one at a time in each lab, each a new version."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from accounts.actor import ADMINISTRATOR, Actor, lab_admin
from accounts.models import Organization, User
from accounts.who import who_is
from audit.record import record
from catalog.models import CatalogItem
from catalog.search import findable
from common import clock
from common.errors import Conflict, Forbidden, Invalid, Missing, Stale

# Rows a statement.
BATCH: Final = 500


def lock_catalogue(lab_id: UUID) -> Organization:
    """The lab, and its catalogue for this transaction alone: formulas, panels and codes reach across its rows.

    Orders, which refer to the lab, go on meanwhile.
    """
    return Organization.objects.select_for_update(no_key=True).get(pk=lab_id)


def lock_own_catalogue(actor: Actor) -> Organization:
    """The catalogue of the actor's lab, to add to it.

    Raises:
        Forbidden: the actor is no admin of a lab.
    """
    if not lab_admin(actor) or actor.organization_id is None:
        raise Forbidden("Only admins of a lab can change what it offers.")
    return lock_catalogue(actor.organization_id)


def lock_item(
    model: type[CatalogItem], item_id: UUID, actor: Actor, expected_version: int | None = None
) -> Any:
    """One of the lab's items, and its catalogue, to change it.

    Raises:
        Missing: absent, or nothing of the actor's.
        Forbidden: the actor is no admin of the lab, and no administrator.
        Stale: ``expected_version`` is not the current one.
    """
    rows: Any = model.objects.visible_to(actor).with_names()
    item = rows.filter(pk=item_id).first()
    if item is None:
        raise Missing
    if actor.kind != ADMINISTRATOR and not lab_admin(actor):
        raise Forbidden("Only admins of a lab can change what it offers.")
    lock_catalogue(item.lab_id)
    item.refresh_from_db()
    if expected_version not in (None, item.version):
        raise Stale(extra={"current_version": item.version, **last_change_of(item)})
    return item


def last_change_of(item: Any) -> dict[str, Any]:
    """Who changed it last, and when, as conflicts tell it."""
    latest = item.versions.select_related("changed_by").get(version=item.version)
    who = latest.changed_by
    return {
        "changed_by": {"id": str(who.pk), "name": who.display_name} if who else None,
        "changed_at": item.updated_at.isoformat().replace("+00:00", "Z"),
    }


def content_of(item: Any, version: int | None = None) -> dict[str, Any]:
    """All that is said of an item, now or in an earlier version.

    Raises:
        Missing: it has no such version.
    """
    found = item.versions.filter(version=version or item.version).first()
    if found is None:
        raise Missing
    content: dict[str, Any] = found.content
    return content


def refuse_taken_code(model: type[CatalogItem], lab: Organization, code: str) -> None:
    """Raise ``Invalid`` if the lab has given the code already, retired or not."""
    if model.objects.filter(lab=lab, code__iexact=code).exists():
        raise Invalid.field(
            "code", "unique", "Your lab has given this code already. Codes are never given twice."
        )


def refuse_status(item: CatalogItem, status: str) -> None:
    """Raise ``Conflict`` if the item has the status already."""
    if item.status == status:
        raise Conflict(f"It is {status} already.", code=f"already_{status}", extra={"version": item.version})


class Written(NamedTuple):
    """An item as it is to be, all that is said of it, and the texts it is found by."""

    item: Any
    content: dict[str, Any]
    words: Iterable[str]


def save_version(item: Any, content: dict[str, Any], author: User, words: Iterable[str]) -> None:
    """Write the item as it is now, the version that ``content`` is, and what it is found by."""
    item.save()
    versions, words_of = _tables_of(type(item))
    _version_of(versions, item, content, author).save(force_insert=True)
    words_of.objects.update_or_create(item=item, defaults={"lab_id": item.lab_id, "text": findable(words)})


def save_versions(model: type[CatalogItem], written: Sequence[Written], author: User) -> None:
    """The same for many items of a kind, in as few statements as one needs."""
    items = [each.item for each in written]
    items_of: Any = model._default_manager
    items_of.bulk_create([item for item in items if item._state.adding])
    columns = [column.name for column in model._meta.concrete_fields if not column.primary_key]
    items_of.bulk_update([item for item in items if item.version > 1], columns, batch_size=BATCH)
    versions, words_of = _tables_of(model)
    versions.objects.bulk_create(
        [_version_of(versions, each.item, each.content, author) for each in written], batch_size=BATCH
    )
    words_of.objects.bulk_create(
        [words_of(item=each.item, lab_id=each.item.lab_id, text=findable(each.words)) for each in written],
        update_conflicts=True,
        unique_fields=["item"],
        update_fields=["text"],
        batch_size=BATCH,
    )


def _tables_of(model: type[CatalogItem]) -> tuple[Any, Any]:
    versions, words_of = (model._meta.get_field(name).related_model for name in ("versions", "words"))
    return versions, words_of


def _version_of(versions: Any, item: Any, content: dict[str, Any], author: User) -> Any:
    return versions(
        item=item,
        lab_id=item.lab_id,
        version=item.version,
        status=item.status,
        content=content,
        changed_by=author,
        created_at=item.updated_at,
    )


def record_change(action: str, item: CatalogItem, actor: Actor, **data: Any) -> None:
    """Put it into the record of the lab, also where an administrator did it."""
    record(
        f"catalog.{action}",
        subject=item,
        data={"code": item.code, "version": item.version, **data},
        organization_id=item.lab_id,
        who=who_is(actor),
    )


def step(item: CatalogItem) -> None:
    """The next version begins now."""
    item.version += 1
    item.updated_at = clock.now()


def apply_changes(item: Any, changes: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """All that is said of an item once ``changes`` hold, and the sorted names of what they say anew."""
    before = content_of(item)
    return {**before, **changes}, sorted(name for name in changes if before[name] != changes[name])


def set_status(
    item: Any, status: str, action: str, actor: Actor, *, write: Callable[[Any, dict[str, Any], User], None]
) -> None:
    """Offer an item, or offer it no longer, as a version that says what the last one said.

    Args:
        action: what the record calls it.
        write: saves an item of this kind with its version, such as ``write_test``.
    """
    content = content_of(item)
    item.status = status
    step(item)
    write(item, content, actor.user)
    record_change(action, item, actor)
