"""The tables of `umai.outreach`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='OfficeTelephone',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when no worker was speaking.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('office', models.ForeignKey(db_comment='Office that answers this telephone; its newest row stands.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('number', models.CharField(blank=True, db_comment='Number that may stand on paper, never a private one; empty: there is none any more.', max_length=16, verbose_name='telephone of the office')),
                    ('hours', models.CharField(choices=[('always', 'day and night'), ('working_days', 'on working days, from one hour to another'), ('unknown', 'not known')], db_comment='When somebody answers: always, on working days between two hours, or not known.', default='unknown', max_length=12, verbose_name='when somebody answers')),
                    ('hours_from', models.TimeField(blank=True, db_comment='Time in Bishkek from which somebody answers on working days; null for other hours.', null=True, verbose_name='from')),
                    ('hours_to', models.TimeField(blank=True, db_comment='Time in Bishkek until which somebody answers on working days; null for other hours.', null=True, verbose_name='until')),
                    ('called_on', models.DateField(blank=True, db_comment='Day on which somebody called and the office answered; null without a number.', null=True, verbose_name='called on')),
                ],
                options={
                    'db_table_comment': 'The telephone of an office that may stand on a poster. The newest row of an office stands.',
                    'indexes': [models.Index(fields=['office', '-recorded_at'], name='telephone_of_office')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('hours', 'working_days'), _negated=True), models.Q(('hours_from__isnull', False), ('hours_to__gt', models.F('hours_from')), ('hours_to__isnull', False)), _connector='OR'), name='telephone_says_its_hours'), models.CheckConstraint(condition=models.Q(('number', ''), ('called_on__isnull', False), _connector='OR'), name='telephone_was_called')],
                },
            ), migrations.CreateModel(
                name='Poster',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when no worker was speaking.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('place', models.ForeignKey(db_comment='Village or town in which the poster hangs.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('put_up_on', models.DateField(db_comment='First day on which the poster hung there, as the writer says.', verbose_name='put up on')),
                    ('where', models.CharField(db_comment="Where in the village it hangs, in the writer's words.", max_length=200, verbose_name='where it hangs')),
                    ('by_whom', models.CharField(db_comment='Post of whoever put the poster up, in words; no name of a person.', max_length=100, verbose_name='who put it up')),
                ],
                options={
                    'db_table_comment': 'A poster hangs in a village since a day: where, and who put it up, as a post and not as a name.',
                    'indexes': [models.Index(fields=['place', 'put_up_on'], name='poster_of_place')],
                },
            ), migrations.CreateModel(
                name='PosterLoss',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when no worker was speaking.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('poster', models.OneToOneField(db_comment='Poster that hangs there no more; this is said of it at most once.', on_delete=django.db.models.deletion.PROTECT, related_name='gone', to='outreach.poster')),
                    ('noticed_on', models.DateField(db_comment='Day on which the poster was missed, as the writer says.', verbose_name='seen on')),
                ],
                options={
                    'db_table_comment': 'A poster hangs there no more: torn off, washed out by rain, taken down.',
                },
            ), migrations.CreateModel(
                name='PrintRun',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when no worker was speaking.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('place', models.ForeignKey(db_comment='Village for which it was printed, or the municipality with all its villages.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('papers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('a4', 'poster, A4 (an ordinary sheet)'), ('a3', 'poster, A3 (twice as large)'), ('cards', 'pocket cards, ten on a sheet')], max_length=5), db_comment='What was printed: posters of size A4 or A3, or pocket cards.')),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('ky', 'Кыргызча'), ('ru', 'Русский'), ('uz', 'Ўзбекча')], max_length=2), db_comment='Languages of the sheets, each on sheets of its own: ky, ru or uz.')),
                    ('sheets', models.PositiveSmallIntegerField(db_comment='How many sheets the printed file had, in all villages and languages.')),
                ],
                options={
                    'db_table_comment': 'Somebody printed posters or cards: for one village, or for every village of a municipality.',
                    'indexes': [models.Index(fields=['place', 'recorded_at'], name='printing_of_place')],
                },
            )],
        ),
    ]
