"""The tables of `umai.unseen`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identification', '0001_initial'),
        ('linkage', '0001_initial'),
        ('places', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='ListedChild',
                fields=[
                    ('row', models.OneToOneField(db_comment='Row of a list that says best where the child lives; its key is the key of the line.', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='linkage.listrow')),
                    ('child_id', models.UUIDField(db_comment='Record of the register that the child was found to be; null when there is none.', null=True)),
                    ('district', models.ForeignKey(db_comment='District where the lists say that the child lives; decides who reads the line.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town where the lists say the child lives; null when not known.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('settlement', models.ForeignKey(db_comment='Village where the lists say the child lives; null when not known, or in a town.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('rows', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Keys of all rows of the latest lists in this district that are this child.')),
                    ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Keys of the lists on which the child stands in this district.')),
                    ('of_migrant', models.BooleanField(db_comment='Whether any of these rows says: a child of migrants.')),
                    ('absent', models.BooleanField(db_comment='Whether any of these rows says: absent from school.')),
                    ('birth_date', models.DateField(db_comment='Last day on which the child can have been born, by the lists; null: none says it.', null=True)),
                    ('since', models.DateField(db_comment='Day in Bishkek on which a list that says so of the child was first taken in.')),
                    ('in_care', models.BooleanField(db_comment='Whether the child has an open case now; kept by the database.')),
                    ('answered', models.BooleanField(db_comment='Whether what people answered covers every list that names the child.')),
                    ('waits', models.GeneratedField(db_comment='True when no case is open and nobody answered: the child is on the work list.', db_persist=True, expression=models.Q(('in_care', False), ('answered', False)), output_field=models.BooleanField())),
                ],
                options={
                    'db_table_comment': 'One child whom at least one of the latest lists of a district names: a line of the work list.',
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['rows'], name='line_of_row'), models.Index(condition=models.Q(('child_id__isnull', False)), fields=['child_id'], name='line_of_child'), models.Index(fields=['district'], include=('municipality', 'settlement', 'waits', 'absent', 'of_migrant', 'since', 'birth_date', 'child_id'), name='line_of_district'), models.Index(fields=['municipality'], include=('district', 'settlement', 'waits', 'absent', 'of_migrant', 'since', 'birth_date', 'child_id'), name='line_of_municipality'), models.Index(condition=models.Q(('waits', True)), fields=['district', 'since', 'row'], name='line_waits')],
                },
            ), migrations.CreateModel(
                name='RowAnswer',
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
                    ('happened_on', models.DateField(blank=True, db_comment='Day of the event itself, for a fact that is an event.', null=True)),
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='unseen.rowanswer')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child_id', models.UUIDField(db_comment="Always null: an answer about a row of a list is part of no child's file.", editable=False, null=True)),
                    ('row', models.ForeignKey(db_comment='Row of a list to which the answer was given.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.listrow')),
                    ('what', models.CharField(choices=[('signal', 'a signal was made of it'), ('known', 'known to us: somebody saw the child, and no help is needed'), ('cared_for', 'cared for: a parent or a guardian lives with the child'), ('left', 'left the country'), ('not_found', 'looked for, and not found'), ('wrong_row', 'the list is wrong: no such child, or it does not fit')], db_comment='What the person did or found: signal made, known, cared for, left, not found, or wrong.', max_length=10, verbose_name='what you found')),
                    ('words', models.TextField(blank=True, db_comment='What the person did and found, in words; empty only when a signal was made.', verbose_name='in words')),
                    ('signal', models.ForeignKey(db_comment='Signal that was made of the child; null for every other answer.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identification.signal')),
                    ('answered_at', models.DateTimeField(db_comment='When a person answered; it stands for every list that was taken in before.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('holds_to', models.DateField(db_comment='Last day, inclusive, on which a newer list that says the same keeps the answer.')),
                    ('carries', models.ForeignKey(db_comment='First answer, which the database repeated for a newer edition; null: a person gave it.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='unseen.rowanswer')),
                ],
                options={
                    'db_table_comment': 'What a person answered about one row of a list; one act answers every row of a child alike.',
                    'base_manager_name': 'ever',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('row',), name='one_answer_a_row'), models.CheckConstraint(condition=models.Q(models.Q(('signal__isnull', False), ('what', 'signal')), models.Q(models.Q(('what', 'signal'), _negated=True), ('signal', None)), _connector='OR'), name='answer_has_its_signal'), models.CheckConstraint(condition=models.Q(('what', 'signal'), models.Q(('words', ''), _negated=True), _connector='OR'), name='answer_says_why'), models.CheckConstraint(condition=models.Q(('happened_on', None), ('holds_to__gte', models.F('happened_on')), _connector='OR'), name='answer_holds_forward')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            )],
        ),
    ]
