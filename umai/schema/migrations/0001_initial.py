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
            ), migrations.CreateModel(
                name='InstallationMark',
                fields=[
                    ('id', models.SmallIntegerField(db_comment='Always 1, so that there is no second row.', primary_key=True, serialize=False)),
                    ('rehearsal', models.BooleanField(db_comment='Whether all people in this database are invented. It is so, or is not, for ever.')),
                    ('home_digest', models.CharField(db_comment='SHA-256 of the random text in UMAI_HOME/secrets/home, by which the folder with the keys is known.', max_length=64)),
                    ('made_at', models.DateTimeField(db_comment='When the row was written, by the clock of the database: before any table of the register.', db_default=django.db.models.functions.datetime.Now())),
                ],
                options={
                    'db_table': 'installation_mark',
                    'db_table_comment': 'What this database is for, and to which home it belongs. One row, which nobody changes.',
                    'managed': False,
                },
            )],
        ),
    ]
