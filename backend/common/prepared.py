"""Statements whose text is made once: the ORM takes longer to write a large one than the database to answer it."""

import threading
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model, QuerySet, UUIDField

# Stand in for the ids while the text is made.
_ANY_IDS = [UUID(f"5ca1ab1e-0000-4000-8000-{number:012}") for number in range(4)]


class PreparedByIds(threading.local):
    """A ``values_list`` query by one or a few ids; each thread, having a connection of its own, makes the text once.

    Args:
        build: makes the query from the ids. Nothing else in it may change from call to call.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, tuple[Any, ...]]]) -> None:
        self.build = build
        self.made: tuple[Any, str, Sequence[Any]] | None = None

    def rows(self, *given_ids: UUID | None) -> list[Sequence[Any]]:
        """The rows for these ids, as the query itself would give them."""
        placeholders = _ANY_IDS[: len(given_ids)]
        if self.made is None:
            compiler = self.build(*placeholders).query.get_compiler(connection=connection)
            self.made = compiler, *compiler.as_sql()
        compiler, sql, parameters = self.made
        values = dict(zip(map(_stored, placeholders), map(_stored, given_ids), strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [values.get(each, each) for each in parameters])
            return list(compiler.results_iter([cursor.fetchall()], tuple_expected=True))


def _stored(given_id: UUID | None) -> Any:
    return UUIDField().get_db_prep_value(given_id, connection)


class PreparedInsert:
    """Inserts single rows of a model whose values are all known: no defaults of the database, no parents."""

    def __init__(self, model: type[Model]) -> None:
        self.fields = model._meta.concrete_fields
        names = ", ".join(f'"{field.column}"' for field in self.fields)
        values = ", ".join(["%s"] * len(self.fields))
        self.sql = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({values})'  # noqa: S608  # nosec B608

    def insert(self, row: Model) -> None:
        """As ``row.save(force_insert=True)``, without signals."""
        values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in self.fields]
        # A transaction that this fails in can only be rolled back, as after any save.
        with transaction.mark_for_rollback_on_error(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(self.sql, values)
        row._state.adding, row._state.db = False, connection.alias
