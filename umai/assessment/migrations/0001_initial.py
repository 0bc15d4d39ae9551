"""The tables of `umai.assessment`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('intake', '0001_initial'),
        ('places', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Assessment',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child who is assessed; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='register.child')),
                    ('case', models.OneToOneField(db_comment='Case in which the child is assessed; it has one assessment at most.', on_delete=django.db.models.deletion.PROTECT, related_name='assessment', to='intake.case')),
                    ('begun_on', models.DateField(db_comment='Day in Bishkek on which a worker began the assessment.')),
                ],
                options={
                    'db_table_comment': 'One comprehensive assessment in one case; begun when the first part is written.',
                },
            ), migrations.CreateModel(
                name='ChildsView',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.childsview')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment="Child who is assessed; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('assessment', models.ForeignKey(db_comment='Assessment in which the child was heard, or should have been.', on_delete=django.db.models.deletion.PROTECT, related_name='views', to='assessment.assessment')),
                    ('hearing', models.CharField(choices=[('alone', 'heard alone'), ('with_others', 'heard with others present'), ('observed', 'too young or unable to speak: observed'), ('not_heard', 'not heard')], db_comment='Whether the child was heard alone, with others present, only observed, or not at all.', max_length=12, verbose_name='was the child heard')),
                    ('words', models.TextField(db_comment='What the child said or showed, or why the child was not heard.', verbose_name='what the child said or showed, or why the child was not heard')),
                ],
                options={
                    'db_table_comment': 'What the child said, or why the child could not be heard.',
                    'base_manager_name': 'ever',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('assessment',), name='one_view_an_assessment')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='Completion',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child who is assessed; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('assessment', models.OneToOneField(db_comment='Assessment that is complete since this row; it is completed once.', on_delete=django.db.models.deletion.PROTECT, related_name='completion', to='assessment.assessment')),
                    ('risk', models.CharField(choices=[('urgent', 'urgent: life or health in danger now'), ('high', 'high: serious harm has happened or is likely'), ('medium', 'medium: needs are not met, harm is possible'), ('low', 'low: no present concern')], db_comment="Risk level that the worker judged; sets the case's, unless one of a later day stands.", max_length=10, verbose_name='risk level')),
                    ('reasons', models.TextField(db_comment='Why the worker judged this risk level.', verbose_name='reasons for the risk level')),
                    ('completed_on', models.DateField(db_comment='Day in Bishkek on which it was finished, as the worker says; never in the future.')),
                    ('due_on', models.DateField(db_comment="Last day in time (Article 41), by the case's clock as it stood at completion.")),
                    ('is_late', models.BooleanField(db_comment='True if finished or recorded after due_on; it never changes.')),
                ],
                options={
                    'db_table_comment': 'The end of an assessment: a row, not a status, so it always says who and when.',
                },
            ), migrations.CreateModel(
                name='Finding',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.finding')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment="Child who is assessed; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('assessment', models.ForeignKey(db_comment='Assessment of which the finding is a part.', on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='assessment.assessment')),
                    ('domain', models.CharField(choices=[('health', 'health'), ('education', 'education'), ('emotional', 'emotional state'), ('identity', 'identity and documents'), ('family_relations', 'family relations'), ('living_conditions', 'living conditions'), ('safety', 'safety'), ('care_capacity', "the carer's capacity to care"), ('housing', "the family's housing"), ('income', "the family's income"), ('environment', "the family's surroundings"), ('parents_absence', "the parents' absence")], db_comment='Part of the life of the child or the family that was looked at.', max_length=20, verbose_name='domain')),
                    ('worry', models.CharField(choices=[('none', 'no concern'), ('some', 'some concern'), ('serious', 'serious concern'), ('unknown', 'could not be found out')], db_comment='How serious the finding is for the worker, or that it could not be found out.', max_length=10, verbose_name='how much it worries')),
                    ('words', models.TextField(db_comment='What was found, or what could not be found out.', verbose_name='what was found')),
                ],
                options={
                    'db_table_comment': 'What was found in one domain.',
                    'base_manager_name': 'ever',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('assessment', 'domain'), name='one_finding_a_domain')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            )],
        ),
    ]
