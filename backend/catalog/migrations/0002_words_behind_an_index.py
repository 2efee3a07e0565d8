"""Searching forgives typing errors by trigrams, which PostgreSQL's extension pg_trgm knows and indexes."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


def build(apps, schema_editor):
    # search= on a list of tests
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX catalogtest_words ON catalog_catalogtestwords USING gin (text gin_trgm_ops)"
        )


def tear_down(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX catalogtest_words")


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [TrigramExtension(), migrations.RunPython(build, tear_down)]
