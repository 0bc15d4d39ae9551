"""The tables of `umai.entitlements`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('places', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='HelpOutcome',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child for whose family it was asked.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('code', models.CharField(db_comment='Code of the help in the list of the law of what a family may ask for.', max_length=40, verbose_name='what it is')),
                    ('state', models.CharField(choices=[('asked', 'was asked for'), ('obtained', 'was obtained'), ('refused', 'was turned down')], db_comment='Whether it was asked for, obtained or refused.', max_length=8, verbose_name='what came of it')),
                    ('happened_on', models.DateField(db_comment='Day in Bishkek on which it was asked for, obtained or refused, as claimed.', verbose_name='on which day')),
                    ('words', models.TextField(blank=True, db_comment='Which body said what; required where it was refused, else it may be empty.', verbose_name='in words')),
                ],
                options={
                    'db_table_comment': 'Something was asked for, obtained or refused; of one kind of help the latest row stands.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('state', 'refused'), ('words', ''), _negated=True), name='refused_help_says_why')],
                },
            )],
        ),
    ]
