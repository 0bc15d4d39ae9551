"""Keep frozen counts of children by the lists they are on. Only the owner writes and reads them.

Safe forward and back with data in place.
"""

import uuid

import django.contrib.postgres.fields
import django.db.models.functions.datetime
from django.db import migrations, models

KEEP = """
create trigger keep before update or delete on linkage_histories
    for each row execute function access_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("linkage", "0006_promising_candidates")]
    operations = [
        migrations.CreateModel(
            name="Histories",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("per_cent", models.PositiveSmallIntegerField()),
                (
                    "versions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
                ("lists", models.JSONField()),
                ("counts", models.JSONField()),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
        ),
        migrations.RunSQL(KEEP, reverse_sql="drop trigger keep on linkage_histories;"),
    ]
