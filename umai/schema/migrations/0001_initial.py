"""The tables of `umai.schema`; what guards them stands in its `sql` and on its models."""

import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='AppliedSet',
                fields=[
                    ('id', models.AutoField(db_comment='Sets are numbered in the order in which they were applied.', primary_key=True, serialize=False)),
                    ('set_digest', models.CharField(db_comment='SHA-256 over the source texts of the whole set.', max_length=64)),
                    ('printed_digest', models.CharField(db_comment='SHA-256 over what PostgreSQL printed of the set once it stood.', max_length=64)),
                    ('applied_at', models.DateTimeField(db_comment='When the transaction that applied it began.', db_default=django.db.models.functions.datetime.Now())),
                ],
                options={
                    'db_table_comment': 'One set that `umai migrate` applied; the last one stands. Nothing is written where nothing changed.',
                },
            )],
        ),
    ]
