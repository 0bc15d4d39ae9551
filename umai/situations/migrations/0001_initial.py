"""The tables of `umai.situations`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('places', '0001_initial'),
        ('register', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Derivation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('begun_at', models.DateTimeField(db_comment='When it began to read; what was recorded later is read by the next run.', default=django.utils.timezone.now)),
                    ('ended_at', models.DateTimeField(db_comment='When all was written; null while it runs, and for ever where it was stopped.', null=True)),
                    ('law', models.CharField(db_comment='Check value of the law by which it went: files, what is laid over them, and rules.', max_length=64)),
                    ('is_complete', models.BooleanField(db_comment='Whether it read every child, because the law had changed, or only those with new facts.')),
                    ('children', models.IntegerField(db_comment='Of how many children the rows were read.', default=0)),
                    ('written', models.IntegerField(db_comment='How many findings it wrote that had not stood before.', default=0)),
                    ('ended', models.IntegerField(db_comment='How many findings stand no more since this run.', default=0)),
                ],
                options={
                    'db_table_comment': 'One run that read what had changed, or everything, and wrote what the law says of it.',
                },
            ), migrations.CreateModel(
                name='LegalFinding',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('child', models.ForeignKey(db_comment='Record of the child that leads, where several are one child.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('district', models.ForeignKey(db_comment='District that holds that record, kept by the database; decides who reaches the row.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town that holds that record; null where only the district does.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('records', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Records that are the child; whoever does not see each of them does not see this row.')),
                    ('shared', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Adults whose rows were read, who belong to the files of other children too.')),
                    ('code', models.CharField(db_comment='Code of a legal category, or "no_lawful_carer" or "renewal_due".', max_length=40)),
                    ('standing', models.CharField(choices=[('holds', 'holds'), ('to_confirm', 'to_confirm')], db_comment='Whether it holds, or recorded facts speak for it and a person has to confirm it.', max_length=10)),
                    ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), db_comment='Codes of the reasons: causes, how a parent is away, what the paper lacks, kinds of papers.')),
                    ('from_on', models.DateField(db_comment='First day in Bishkek on which it holds; null: nobody knows since when, or since ever.', null=True)),
                    ('to_on', models.DateField(db_comment='Last day on which it holds without a new fact, often in the future; null: no such day is known.', null=True)),
                    ('derived_by', models.ForeignKey(db_comment='Run since which it stands.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='situations.derivation')),
                    ('ended_by', models.ForeignKey(db_comment='Run since which it stands no more, because facts or law had changed; null while it stands.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='situations.derivation')),
                ],
                options={
                    'db_table_comment': 'What the law says of one child on every day of a span, as it was derived from what was known.',
                    'indexes': [models.Index(condition=models.Q(('ended_by', None)), fields=['district', 'code', 'from_on', 'id'], include=('to_on', 'municipality', 'child', 'standing'), name='finding_of_district'), models.Index(condition=models.Q(('ended_by', None)), fields=['municipality', 'code', 'from_on', 'id'], include=('to_on', 'district', 'child', 'standing'), name='finding_of_municipality'), models.Index(fields=['child'], name='finding_of_child')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_by', None)), fields=('child', 'code', 'standing', 'reasons', 'from_on'), name='finding_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('from_on', None), ('to_on', None), ('to_on__gte', models.F('from_on')), _connector='OR'), name='finding_ends_after_it_begins')],
                },
            )],
        ),
    ]
