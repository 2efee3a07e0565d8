"""A check constraint for a migration that may run while people work."""

from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db.migrations import AddConstraint


class AddCheckOnline(AddConstraint):
    """PostgreSQL holds it for new rows at once and looks at the old ones beside the writers; its migration says
    ``atomic = False``. SQLite looks at all of them at once.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        for step in (
            AddConstraintNotValid(self.model_name, self.constraint),
            ValidateConstraint(self.model_name, self.constraint.name),
        ):
            step.database_forwards(app_label, schema_editor, from_state, to_state)
