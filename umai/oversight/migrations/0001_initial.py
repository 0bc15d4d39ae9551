"""The tables of `umai.oversight`; what guards them stands in its `sql` and on its models."""

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
                name='CountedVisit',
                fields=[
                    ('child', models.ForeignKey(db_comment='Child whom the case is about, copied so that lists ask one table.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('district', models.ForeignKey(db_comment='District that holds the file, copied by the database; decides who reaches the row.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town that holds the file, copied; null where only the district does.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('line', models.UUIDField(db_comment='Id of the visit, the same in every correction; no foreign key.', primary_key=True, serialize=False)),
                    ('case', models.ForeignKey(db_comment='Case in which the visit was made or tried.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('worker', models.ForeignKey(db_comment='Worker who went, copied from the visit; need not be who answers for the case.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('at', models.DateTimeField(db_comment='When the visit was made or tried, as claimed; copied from the visit.')),
                    ('made', models.BooleanField(db_comment='Whether it was made, or only tried; copied from the visit.')),
                    ('alone', models.CharField(blank=True, choices=[('yes', 'yes, alone'), ('no', 'no, others were there'), ('observed', 'too young or unable to speak: observed')], db_comment='Whether the child was spoken to alone, copied from the visit; empty when it was not made.', max_length=10)),
                    ('is_late', models.BooleanField(db_comment='Whether it was written down after the hours allowed, copied from the visit.')),
                ],
                options={
                    'db_table_comment': 'One visit as it stands: when it was, who went, whether it was made, alone, and written in time.',
                    'indexes': [models.Index(fields=['district', 'at'], include=('line', 'child', 'case', 'municipality', 'worker', 'made', 'alone', 'is_late'), name='counted_visit_of_district')],
                },
            ), migrations.CreateModel(
                name='DutyJudgement',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='oversight.dutyjudgement')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment='Child who was hurt, and of whose file the finding is part.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case in which the child was hurt; one finding for each body is current.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('body', models.CharField(choices=[('school', 'school'), ('clinic', 'clinic'), ('police', 'police')], db_comment='Kind of office that may have known: school, clinic or police.', max_length=10, verbose_name='body')),
                    ('key', models.CharField(db_comment='Which body: the id of its office, or school: or clinic: and its name in the record.', max_length=260)),
                    ('name', models.CharField(db_comment='What the body was called when the finding was first written, as it was shown.', max_length=250)),
                    ('found', models.CharField(choices=[('knew', 'it knew, and did not report'), ('not_known', 'it did not know'), ('elsewhere', 'it reported to another body'), ('cannot_tell', 'cannot tell')], db_comment='Whether the body knew and did not report, as a person found after asking it.', max_length=12, verbose_name='what you found')),
                    ('words', models.TextField(db_comment='What was asked and what was answered; never empty.', verbose_name='what was asked, and what was answered')),
                ],
                options={
                    'db_table_comment': "One person's finding about one body in the case of one child who was hurt; a later one replaces it.",
                    'base_manager_name': 'ever',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('case', 'key'), name='one_judgement_a_body'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='judgement_says_why')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='TenDays',
                fields=[
                    ('child', models.ForeignKey(db_comment='Child whom the case is about, copied so that lists ask one table.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('district', models.ForeignKey(db_comment='District that holds the file, copied by the database; decides who reaches the row.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town that holds the file, copied; null where only the district does.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('worker', models.ForeignKey(db_comment='Who answers for the case by its current assignment; null where nobody does.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('case', models.OneToOneField(db_comment='Open or closed case that the row tells of; a board counts one row for each.', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='ten_days', serialize=False, to='intake.case')),
                    ('started_on', models.DateField(db_comment='Day 0 of the ten days, a day in Bishkek, copied from the current clock.')),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, of the ten days (Article 41), copied from the current clock.')),
                    ('assessed_in_time', models.BooleanField(db_comment='Whether the assessment was in time, as judged when completed; null while it is not.', null=True)),
                    ('planned_in_time', models.BooleanField(db_comment='Whether the plan was in time, as judged when first submitted; null before that.', null=True)),
                    ('visited_on', models.DateField(db_comment='Day in Bishkek of the first visit that was made; null while there is none.', null=True)),
                    ('closed_on', models.DateField(db_comment='Day in Bishkek on which the case was closed; null while it is open.', null=True)),
                ],
                options={
                    'db_table_comment': 'The ten days of one case, open or closed: their first and last day, and what was done in time.',
                    'indexes': [models.Index(fields=['district', 'due_on', 'case'], include=('child', 'municipality', 'worker', 'started_on', 'assessed_in_time', 'planned_in_time', 'visited_on', 'closed_on'), name='ten_days_of_district')],
                },
            )],
        ),
    ]
