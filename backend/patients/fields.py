from typing import Any

from django.db import models


class PlainTextField(models.CharField):
    """Text that is compared by its code points, whatever the database's language: so that a beginning is a range of its
    index, and the comparison is one that row-level security lets through to the index. SQLite compares so anyway.
    """

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        parameters: dict[str, Any] = super().db_parameters(connection)
        return {**parameters, "collation": "C"} if connection.vendor == "postgresql" else parameters
