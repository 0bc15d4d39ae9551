"""The tables of `umai.situations`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
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
                name='Derivation',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the run; a later run has a higher one.', primary_key=True, serialize=False)),
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
            ), migrations.CreateModel(
                name='WhatIf',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('draft', models.CharField(blank=True, db_comment='Code of a known draft; empty where the rule is given by the fields below.', max_length=40)),
                    ('number', models.PositiveSmallIntegerField(db_comment='Length of an absence, in `unit`, after which the rule touches a child; null: from the first day.', null=True)),
                    ('unit', models.CharField(blank=True, choices=[('days', 'calendar days'), ('months', 'calendar months')], db_comment='Whether the length is in calendar days or in calendar months; empty without a length.', max_length=6)),
                    ('one_parent', models.BooleanField(db_comment='Whether the absence of one parent is enough; otherwise all parents have to be away.', default=False)),
                    ('internal', models.BooleanField(db_comment='Whether an absence within the country counts too.', default=True)),
                    ('labour_only', models.BooleanField(db_comment='Whether only an absence for labour counts.', default=True)),
                    ('requires', models.CharField(blank=True, db_comment='What the rule asks for: code of an arrangement or "notice"; empty for a known draft.', max_length=30)),
                    ('exempts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), db_comment='Who is asked for nothing: those with a "guardian", those who gave a "notice".', default=list)),
                    ('hours', models.PositiveSmallIntegerField(db_comment='Hours of work of an office that one application is taken to need; an assumption of who asks.')),
                ],
                options={
                    'db_table_comment': 'Somebody at the Ministry asks what a draft rule would mean, were it law today.',
                    'indexes': [models.Index(fields=['-recorded_at'], name='what_if_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('draft', ''), ('requires__gt', '')), models.Q(('draft__gt', ''), ('number', None), ('requires', '')), _connector='OR'), name='what_if_draft_or_rule'), models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('unit', '')), models.Q(('number__gt', 0), ('unit__gt', '')), _connector='OR'), name='what_if_length')],
                },
            ), migrations.CreateModel(
                name='WhatIfCount',
                fields=[
                    ('id', models.BigAutoField(db_comment='Key of the row; it means nothing else.', primary_key=True, serialize=False)),
                    ('what_if', models.ForeignKey(db_comment='Question that is answered.', on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='situations.whatif')),
                    ('district', models.ForeignKey(db_comment='District in which the files are held; null: the whole country.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('counted_at', models.DateTimeField(auto_now_add=True, db_comment='When it was counted.')),
                    ('children', models.IntegerField(db_comment='Children whom the rule touches, rounded.')),
                    ('families', models.IntegerField(db_comment='Families of these children, rounded; a family is the same parents.')),
                    ('applications', models.IntegerField(db_comment='Applications or notices that would have to be made, rounded.')),
                    ('hours', models.IntegerField(db_comment='Hours of work of offices for the rounded applications.')),
                ],
                options={
                    'db_table_comment': 'The answer for a district or for the country, rounded as published figures are.',
                    'constraints': [models.UniqueConstraint(fields=('what_if', 'district'), name='one_count_a_district', nulls_distinct=False)],
                },
            )],
        ),
    ]
