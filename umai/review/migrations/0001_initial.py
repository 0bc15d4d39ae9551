"""The tables of `umai.review`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('intake', '0001_initial'),
        ('places', '0001_initial'),
        ('planning', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='ClosingRefusal',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child of the case; the row is part of this child's file.", db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('proposal', models.OneToOneField(db_comment='Proposal to close the case that the head refused; each is refused once at most.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.closingproposal')),
                    ('reason', models.TextField(db_comment='Why the case stays open, and what is to be done first.', verbose_name='why, and what is to be done first')),
                ],
                options={
                    'db_table_comment': 'The head does not agree to close a case, and says what is to be done first. The case stays open.',
                },
            ), migrations.CreateModel(
                name='Conference',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child about whom the conference met; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case that the conference was about.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('held_on', models.DateField(db_comment='Day on which the people met, as the writer says.', verbose_name='held on')),
                    ('words', models.TextField(db_comment='What was talked about; what was decided stands in rows of its own.', verbose_name='what was talked about')),
                    ('paper_number', models.CharField(blank=True, db_comment='Number of the minutes on paper; empty where there is none.', max_length=60, verbose_name='number of the paper')),
                    ('paper_on', models.DateField(blank=True, db_comment='Date that stands on the minutes; null where there is none.', null=True, verbose_name='date of the paper')),
                    ('decided_by', models.CharField(blank=True, db_comment='Who signed the minutes; empty where there are none on paper.', max_length=200, verbose_name='who signed it, by the paper')),
                    ('scan', models.ForeignKey(blank=True, db_comment='File of the same child with the scan of the minutes; null where there is none.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ],
                options={
                    'db_table_comment': 'Those who work for one child sat together: what was said. Who came and what was decided are rows.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('paper_number', ''), ('paper_on', None), ('scan', None)), models.Q(('decided_by', ''), _negated=True), _connector='OR'), name='conference_paper_says_who')],
                },
            ), migrations.CreateModel(
                name='ConferenceDecision',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child about whom the conference met; the row is part of this child's file.", db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('conference', models.ForeignKey(db_comment='Conference that decided this.', on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='review.conference')),
                    ('line', models.UUIDField(db_comment='Id of what was decided, made by the program, by which later rows can name it.', default=uuid.uuid4)),
                    ('words', models.TextField(db_comment='What is to be done, as the conference decided.', verbose_name='what is done')),
                    ('who', models.CharField(db_comment='Person or body that is to do it, in words.', max_length=200, verbose_name='by whom')),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, by which it is to be done.', verbose_name='until when')),
                ],
                options={
                    'db_table_comment': 'What a conference decided: what is done, by whom, until when. `line` names it in later rows.',
                },
            ), migrations.CreateModel(
                name='Participant',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child about whom the conference met; the row is part of this child's file.", db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('conference', models.ForeignKey(db_comment='Conference to which this person came.', on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='review.conference')),
                    ('name', models.CharField(db_comment='Name of the person who came to the conference.', max_length=200, verbose_name='name')),
                    ('body', models.CharField(blank=True, db_comment='Body or office for which the person came; empty where not written.', max_length=200, verbose_name='body')),
                ],
                options={
                    'db_table_comment': 'Somebody who sat in a conference, and for which body.',
                },
            ), migrations.CreateModel(
                name='Review',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child of the case; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case whose plan was reviewed.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('edition', models.ForeignKey(blank=True, db_comment="Edition of the child's plan in force, else the last handed in; null where there is none.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.planedition')),
                    ('held_on', models.DateField(db_comment='Day of the review, as the worker says; the next one is counted from it.', verbose_name='held on')),
                    ('works', models.CharField(choices=[('yes', 'yes'), ('partly', 'partly'), ('no', 'no')], db_comment='Whether the plan does what it was made for, as the worker judges.', max_length=10, verbose_name='does the plan work')),
                    ('words', models.TextField(db_comment='What has changed for the child since the plan or the last review.', verbose_name='what has changed for the child')),
                    ('childs_view', models.TextField(db_comment='What the child said or showed, or why the child was not heard.', verbose_name="the child's view, or why the child was not heard")),
                    ('risk', models.CharField(choices=[('urgent', 'urgent: life or health in danger now'), ('high', 'high: serious harm has happened or is likely'), ('medium', 'medium: needs are not met, harm is possible'), ('low', 'low: no present concern')], db_comment="Risk level judged at the review; sets the case's, unless one of a later day stands.", max_length=10, verbose_name='risk level')),
                    ('reasons', models.TextField(db_comment='Why the worker judged this risk level.', verbose_name='reasons for the risk level')),
                    ('promised', models.JSONField(db_comment='Measures of both plans (what, who, due_on, state) as they stood when this was recorded.', default=list, verbose_name='what the plan promised and what became of it')),
                    ('change_plan', models.BooleanField(db_comment='True if another version is to be made; what is approved stays in force until then.', default=False, verbose_name='the plan is to be changed')),
                    ('next_on', models.DateField(db_comment='Last day, inclusive, for the next review; counted from held_on by the risk level.', verbose_name='next review by')),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, for this review; null where none was due.', null=True)),
                    ('is_late', models.BooleanField(db_comment='True if held or recorded after due_on; false where due_on is null.', default=False)),
                    ('paper_number', models.CharField(blank=True, db_comment='Number of the paper about the review; empty where there is none.', max_length=60, verbose_name='number of the paper')),
                    ('paper_on', models.DateField(blank=True, db_comment='Date that stands on the paper; null where there is none.', null=True, verbose_name='date of the paper')),
                    ('decided_by', models.CharField(blank=True, db_comment='Who held the review, as the paper says; empty where there is no paper.', max_length=200, verbose_name='who held it, by the paper')),
                    ('scan', models.ForeignKey(blank=True, db_comment='File of the same child with the scan of the paper; null where there is none.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ],
                options={
                    'db_table_comment': 'Somebody looked whether the plan is working, on a day, and said until when the next look is due.',
                    'indexes': [models.Index(fields=['case', '-held_on'], name='review_of_case')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('next_on__gt', models.F('held_on'))), name='next_review_is_later')],
                },
            )],
        ),
    ]
