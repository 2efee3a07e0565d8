"""Migrations run while the former version still works on the tables: they add, and lock nothing for long.

What a version no longer needs is removed by the next one. Needed anyway? Then name it in ``ON_PURPOSE``, with the
reason.
"""

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader

from config.tests.released_migrations import RELEASED

OURS = ("accounts", "audit", "catalog", "common", "notifications", "orders", "patients")
ON_PURPOSE: dict[tuple[str, str], str] = {}

# Operation → what to do instead.
REFUSED: dict[type[migrations.operations.base.Operation], str] = {
    migrations.RemoveField: "remove it one version after the code stopped using it (ON_PURPOSE)",
    migrations.DeleteModel: "remove it one version after the code stopped using it (ON_PURPOSE)",
    migrations.RenameField: "add the new one, copy, and remove the old one a version later",
    migrations.RenameModel: "add the new one, copy, and remove the old one a version later",
    migrations.AddIndex: "AddIndexOnline (common/online_index.py), with atomic = False: writers wait for this one",
    migrations.RunSQL: "an operation of Django's, or ON_PURPOSE with what it locks",
}


def faults_of(migration: migrations.Migration) -> list[str]:
    """What of it the former version could not live with, each with what to do instead."""
    new_models = {
        each.name_lower for each in migration.operations if isinstance(each, migrations.CreateModel)
    }
    faults = []
    for operation in migration.operations:
        if getattr(operation, "model_name_lower", None) in new_models:
            continue
        instead = REFUSED.get(type(operation))
        if instead:
            faults.append(f"{migration}: {type(operation).__name__}: {instead}")
        if isinstance(operation, migrations.AddField) and not _fits_old_inserts(operation.field):
            faults.append(
                f"{migration}: AddField {operation.name}: null=True or db_default, the old code omits it"
            )
    return faults


def _fits_old_inserts(field: models.Field) -> bool:
    return field.null or field.has_db_default() or field.many_to_many


def test_the_former_version_can_go_on():
    disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    new = [each for key, each in disk.items() if key[0] in OURS and key not in RELEASED]

    assert [
        fault for each in new if (each.app_label, each.name) not in ON_PURPOSE for fault in faults_of(each)
    ] == []
    assert disk.keys() >= RELEASED, "a migration that has run somewhere was renamed or removed"


@pytest.mark.parametrize(
    ("operation", "is_refused"),
    [
        (migrations.RemoveField("order", "notes"), True),
        (migrations.AddField("order", "bench", models.CharField(max_length=3)), True),
        (migrations.AddField("order", "bench", models.CharField(max_length=3, null=True)), False),
        (migrations.AddField("order", "bench", models.CharField(max_length=3, db_default="")), False),
        (migrations.AddIndex("order", models.Index(fields=["notes"], name="by_notes")), True),
        (AddIndexConcurrently("order", models.Index(fields=["notes"], name="by_notes")), False),
    ],
)
def test_what_is_refused(operation, is_refused):
    migration = migrations.Migration("0099_try", "orders")
    migration.operations = [operation]

    assert bool(faults_of(migration)) is is_refused


def test_a_table_that_is_new_may_be_made_in_any_way():
    migration = migrations.Migration("0099_try", "orders")
    migration.operations = [
        migrations.CreateModel("Bench", [("id", models.AutoField(primary_key=True))]),
        migrations.AddIndex("bench", models.Index(fields=["id"], name="by_id")),
    ]

    assert faults_of(migration) == []
