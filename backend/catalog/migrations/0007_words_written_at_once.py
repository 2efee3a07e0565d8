"""New words go into the trigram index at once. PostgreSQL would put them on a list first, which every search reads from
end to end until a vacuum; catalogues change seldom and are searched all day.
"""

from django.db import migrations


def write_at_once(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER INDEX catalogtest_words SET (fastupdate = off)")


def write_later(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER INDEX catalogtest_words RESET (fastupdate)")


class Migration(migrations.Migration):
    dependencies = [("catalog", "0006_lists_of_all_labs")]

    operations = [migrations.RunPython(write_at_once, write_later)]
