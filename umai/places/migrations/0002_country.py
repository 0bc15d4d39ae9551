"""Load the country, so that every migrated database has one.

Going back empties the three tables; the database refuses that where a record points at a place.
"""

from django.db import migrations

from umai.places.classifier import HERE, load


def fill(apps, schema_editor):
    load(HERE, using=schema_editor.connection.alias, apps=apps)


def empty(apps, schema_editor):
    for name in ("Change", "Place", "Classifier"):
        rows = apps.get_model("places", name).objects.using(schema_editor.connection.alias).all()
        rows._raw_delete(rows.db)


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunPython(fill, empty)]
