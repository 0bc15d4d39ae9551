"""The tables of `umai.contradictions`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
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
                name='Contradiction',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('rule', models.CharField(db_comment='Slug of the rule by which it was found (`umai/contradictions/rules.py`).', max_length=24)),
                    ('rank', models.PositiveSmallIntegerField(db_comment='How grave the rule is, copied from it: 1 is the gravest.')),
                    ('child', models.ForeignKey(db_comment='Record of the child in which the rows stand; where several are one child, one of them.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('district', models.ForeignKey(db_comment='District that holds that record, copied by the database; decides who reaches the row.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town that holds that record; null where only the district does.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('worker', models.ForeignKey(db_comment="Who answers for the child's open case; null where no case is open or nobody does.", db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('records', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Records whose rows contradict; whoever does not see each of them does not see this row.')),
                    ('shared', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Adults and households whose rows contradict, which belong to the files of other children too.')),
                    ('rows', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Ids of the rows that contradict, of whichever tables.')),
                    ('found_on', models.DateField(db_comment='Day in Bishkek on which these rows, or some of them, were first found.')),
                    ('rests_to', models.DateField(db_comment='Last day on which an answer lets it rest, 9999-12-31: while its rows stay; null: no answer.', null=True)),
                    ('asked_on', models.DateField(db_comment='Monday of the last week in which the worker was asked about it; null: never.', null=True)),
                    ('mended_on', models.DateField(db_comment='Day on which it was no longer found; null while it is.', null=True)),
                ],
                options={
                    'db_table_comment': "What does not fit together in a child's file by one rule, as the last night found it.",
                    'indexes': [models.Index(condition=models.Q(('mended_on', None)), fields=['district', 'rank', 'found_on', 'id'], name='contradiction_of_district'), models.Index(fields=['worker', 'asked_on'], name='contradiction_of_worker')],
                    'constraints': [models.UniqueConstraint(fields=('child', 'rule'), name='contradiction_once')],
                },
            ), migrations.CreateModel(
                name='ContradictionAnswer',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('holds_from', models.DateField(blank=True, db_comment='First day on which the fact is true; null when that is not known.', null=True)),
                    ('holds_to', models.DateField(blank=True, db_comment='Last day on which the fact is true; null while it lasts or when that is not known.', null=True)),
                    ('happened_on', models.DateField(blank=True, db_comment='Day of the event itself, for a fact that is an event.', null=True)),
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contradictions.contradictionanswer')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment='Child in whose file the rows contradict; one of the records, where several are one child.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('rule', models.CharField(db_comment='Slug of the rule by which they contradict (`umai/contradictions/rules.py`).', max_length=24)),
                    ('what', models.CharField(choices=[('not_known', 'not known, and cannot be found out now'), ('both_true', 'both are true')], db_comment='Whether it cannot be found out now, or both rows are true.', max_length=10, verbose_name='what is so')),
                    ('words', models.TextField(db_comment="What was tried and why it is not known, or why both are true, in the person's words.", verbose_name='why')),
                    ('rows', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Ids of the rows that contradicted when the answer was given.')),
                ],
                options={
                    'db_table_comment': 'What a person answered to a contradiction; it rests then, and nothing of the file is changed.',
                    'base_manager_name': 'ever',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('child', 'rule'), name='one_answer_a_contradiction'), models.CheckConstraint(condition=models.Q(models.Q(('holds_to', None), ('what', 'both_true')), models.Q(('holds_to__isnull', False), ('what', 'not_known')), _connector='OR'), name='only_not_known_ends_by_a_day')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            )],
        ),
    ]
