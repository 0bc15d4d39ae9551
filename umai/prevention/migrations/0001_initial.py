"""The tables of `umai.prevention`; what guards them stands in its `sql` and on its models."""

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
                name='BodyNote',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('kind', models.CharField(choices=[('attendance', 'attendance'), ('performance', 'performance at school'), ('enrolment', 'enrolment'), ('labour', 'work'), ('vaccination', 'vaccination'), ('check_up', 'check-up by a doctor')], db_comment="What it is about; the first four kinds are the school's, the others the clinic's.", max_length=12, verbose_name='what is noted')),
                    ('noted_on', models.DateField(db_comment='Day in Bishkek on which it was true, as claimed; never later than the day of writing.', verbose_name='noted on')),
                    ('value', models.CharField(blank=True, choices=[('keeps_up', 'keeps up'), ('falls_behind', 'falls behind'), ('enrolled', 'is enrolled'), ('not_enrolled', 'is not enrolled, or has left'), ('no_work', 'does not work'), ('works_after', 'works outside school hours'), ('works_instead', 'works in place of school'), ('up_to_date', 'up to date'), ('overdue', 'overdue'), ('seen', 'was seen by a doctor'), ('not_seen', 'was not brought')], db_comment='Answer of this kind, such as keeps_up or overdue; empty for attendance.', max_length=14, verbose_name='what was found')),
                    ('missed_days', models.PositiveSmallIntegerField(blank=True, db_comment='How many of the school days the child was absent; null unless it is attendance.', null=True, verbose_name='days missed')),
                    ('school_days', models.PositiveSmallIntegerField(blank=True, db_comment='How many days there was school in the time looked at; for attendance only.', null=True, verbose_name='school days')),
                    ('due_on', models.DateField(blank=True, db_comment='Day by which the next vaccination or check-up is to be; null when none is named.', null=True, verbose_name='the next is due on')),
                    ('words', models.TextField(blank=True, db_comment='What was seen and the known reason; may be empty, and holds no diagnosis.', verbose_name='in words')),
                    ('child_id', models.UUIDField(db_comment="Always null: it names a child in words and is part of no child's file.", editable=False, null=True)),
                    ('named', models.CharField(db_comment='Who the child is, in the words of the school or clinic: year of birth, class, street.', max_length=300, verbose_name='who the child is')),
                ],
                options={
                    'db_table_comment': 'What a school or a clinic told of a child whom it names in words. It is not part of a file.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'attendance'), ('missed_days__lte', models.F('school_days')), ('school_days__gte', 1), ('value', '')), models.Q(('kind', 'performance'), ('missed_days', None), ('value__in', ('keeps_up', 'falls_behind'))), models.Q(('kind', 'enrolment'), ('missed_days', None), ('value__in', ('enrolled', 'not_enrolled'))), models.Q(('kind', 'labour'), ('missed_days', None), ('value__in', ('no_work', 'works_after', 'works_instead'))), models.Q(('kind', 'vaccination'), ('missed_days', None), ('value__in', ('up_to_date', 'overdue'))), models.Q(('kind', 'check_up'), ('missed_days', None), ('value__in', ('seen', 'not_seen'))), _connector='OR'), name='told_is_sensible')],
                },
            ), migrations.CreateModel(
                name='BodyNoteResult',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='prevention.bodynoteresult')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child_id', models.UUIDField(db_comment="Always null: the row does not say which child's file took it.", editable=False, null=True)),
                    ('body_note', models.ForeignKey(db_comment='What a school or a clinic said, which waits no more.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='prevention.bodynote')),
                    ('how', models.CharField(choices=[('filed', "put to a child's file"), ('aside', 'laid aside')], db_comment="Whether it was put to a child's file, or laid aside with a reason.", max_length=6)),
                    ('reason', models.TextField(blank=True, db_comment='What was done to find the child; required when it is laid aside.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'What became of a body note: it is in a file (which one is not said), or nobody could find the child.',
                    'base_manager_name': 'ever',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('body_note',), name='told_settled_once'), models.CheckConstraint(condition=models.Q(('how', 'filed'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='laid_aside_says_why')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='Note',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='prevention.note')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('kind', models.CharField(choices=[('attendance', 'attendance'), ('performance', 'performance at school'), ('enrolment', 'enrolment'), ('labour', 'work'), ('vaccination', 'vaccination'), ('check_up', 'check-up by a doctor')], db_comment="What it is about; the first four kinds are the school's, the others the clinic's.", max_length=12, verbose_name='what is noted')),
                    ('noted_on', models.DateField(db_comment='Day in Bishkek on which it was true, as claimed; never later than the day of writing.', verbose_name='noted on')),
                    ('value', models.CharField(blank=True, choices=[('keeps_up', 'keeps up'), ('falls_behind', 'falls behind'), ('enrolled', 'is enrolled'), ('not_enrolled', 'is not enrolled, or has left'), ('no_work', 'does not work'), ('works_after', 'works outside school hours'), ('works_instead', 'works in place of school'), ('up_to_date', 'up to date'), ('overdue', 'overdue'), ('seen', 'was seen by a doctor'), ('not_seen', 'was not brought')], db_comment='Answer of this kind, such as keeps_up or overdue; empty for attendance.', max_length=14, verbose_name='what was found')),
                    ('missed_days', models.PositiveSmallIntegerField(blank=True, db_comment='How many of the school days the child was absent; null unless it is attendance.', null=True, verbose_name='days missed')),
                    ('school_days', models.PositiveSmallIntegerField(blank=True, db_comment='How many days there was school in the time looked at; for attendance only.', null=True, verbose_name='school days')),
                    ('due_on', models.DateField(blank=True, db_comment='Day by which the next vaccination or check-up is to be; null when none is named.', null=True, verbose_name='the next is due on')),
                    ('child', models.ForeignKey(db_comment='Child in whose file the note stands.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('body_note', models.ForeignKey(blank=True, db_comment='What a school or a clinic said, from which the note was made; null for any other note.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='prevention.bodynote')),
                    ('told_by', models.ForeignKey(blank=True, db_comment='Office of the school or clinic whose words it is; null where a worker wrote the note.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('words', models.TextField(blank=True, db_comment='What was seen and the known reason; may be empty, and holds no diagnosis.', verbose_name='in words')),
                    ('body', models.CharField(blank=True, db_comment='Who said it, as the worker typed it; empty where told_by says it or the worker saw it.', max_length=200, verbose_name='who says so')),
                ],
                options={
                    'db_table_comment': "An observation in a child's file.",
                    'base_manager_name': 'ever',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'attendance'), ('missed_days__lte', models.F('school_days')), ('school_days__gte', 1), ('value', '')), models.Q(('kind', 'performance'), ('missed_days', None), ('value__in', ('keeps_up', 'falls_behind'))), models.Q(('kind', 'enrolment'), ('missed_days', None), ('value__in', ('enrolled', 'not_enrolled'))), models.Q(('kind', 'labour'), ('missed_days', None), ('value__in', ('no_work', 'works_after', 'works_instead'))), models.Q(('kind', 'vaccination'), ('missed_days', None), ('value__in', ('up_to_date', 'overdue'))), models.Q(('kind', 'check_up'), ('missed_days', None), ('value__in', ('seen', 'not_seen'))), _connector='OR'), name='note_is_sensible'), models.UniqueConstraint(condition=models.Q(('current', True)), fields=('body_note',), name='told_of_one_child')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='ParentContact',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='prevention.parentcontact')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment='Child whose parent was asked for.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Open case of the child when the row was written; null where there was none.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('adult', models.ForeignKey(db_comment="Parent who is away, one of the adults in the child's family.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.adult')),
                    ('way', models.CharField(choices=[('telephone', 'telephone'), ('messenger', 'messenger'), ('other', 'other')], db_comment='Means by which it was tried to speak to the parent.', max_length=10, verbose_name='how')),
                    ('contacted_at', models.DateTimeField(db_comment='When it was tried, as claimed; typed as the time in Bishkek.', verbose_name='when')),
                    ('reached', models.BooleanField(db_comment='True when the parent answered; a try in vain is recorded as well.', verbose_name='the parent was reached')),
                    ('told', models.TextField(blank=True, db_comment='What the parent heard about the child; required when the parent was reached.', verbose_name='what the parent was told')),
                    ('decisions', models.TextField(blank=True, db_comment='What the parent has to decide, and by when; may be empty.', verbose_name='what the parent has to decide')),
                    ('language', models.CharField(blank=True, db_comment='In which language it was spoken, as typed; may be empty.', max_length=60, verbose_name='in which language')),
                    ('time_zone', models.CharField(blank=True, db_comment="IANA name, as in Asia/Seoul, for showing the parent's local hour; empty if not known.", max_length=40, verbose_name='time where the parent is')),
                    ('heard_apart', models.BooleanField(blank=True, db_comment='Whether each of two parents was heard without the other; null when not said.', null=True, verbose_name='the two parents were heard apart')),
                    ('words', models.TextField(blank=True, db_comment='What the parent said; may be empty.', verbose_name='what the parent said')),
                ],
                options={
                    'db_table_comment': 'A contact with a parent who is away: reached or not, what was told, what the parent has to decide.',
                    'base_manager_name': 'ever',
                    'constraints': [models.CheckConstraint(condition=models.Q(('reached', False), models.Q(('told', ''), _negated=True), _connector='OR'), name='reached_parent_was_told')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='Talk',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='prevention.talk')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment='Child whom the talk concerns, and in whose file it stands.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Open case of the child when the row was written; null where there was none.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('partner', models.CharField(choices=[('parents', 'parents'), ('carer', 'the carer'), ('teacher', 'a teacher'), ('child', 'the child')], db_comment='With whom it was held or planned: parents, carer, teacher or the child.', max_length=10, verbose_name='with whom')),
                    ('who', models.CharField(blank=True, db_comment='Name of the partner and what they are to the child, as typed; may be empty.', max_length=200, verbose_name='who that is')),
                    ('made', models.BooleanField(db_comment='True when the talk took place; false when one that was planned did not.', verbose_name='the talk was held')),
                    ('not_made', models.CharField(blank=True, choices=[('nobody_home', 'nobody was there'), ('refused', 'they refused'), ('moved', 'they moved away'), ('road', 'the road'), ('worker_ill', 'the worker was ill'), ('other', 'other')], db_comment='Reason for which a planned talk did not take place; empty when it did.', max_length=12, verbose_name='why not')),
                    ('talked_on', models.DateField(db_comment='Day in Bishkek of the talk, or the day on which it did not take place.', verbose_name='on which day')),
                    ('words', models.TextField(blank=True, db_comment='What was said; required when the talk took place.', verbose_name='what was said')),
                    ('agreed', models.TextField(blank=True, db_comment='What the two sides settled and who does it; may be empty.', verbose_name='what was agreed')),
                    ('next_on', models.DateField(blank=True, db_comment='Day agreed for another talk, which is listed until that talk is written; may be null.', null=True, verbose_name='the next talk on')),
                ],
                options={
                    'db_table_comment': 'A preventive talk: with whom, what was said and agreed; or why it was not held.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(condition=models.Q(('current', True)), fields=['municipality', 'next_on'], name='talk_next_there'), models.Index(condition=models.Q(('current', True)), fields=['district', 'next_on'], name='talk_next')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('made', True), models.Q(('words', ''), _negated=True)), models.Q(('made', False), models.Q(('not_made', ''), _negated=True)), _connector='OR'), name='talk_says_what_or_why_not'), models.CheckConstraint(condition=models.Q(('next_on', None), ('next_on__gte', models.F('talked_on')), _connector='OR'), name='next_talk_comes_later')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            )],
        ),
    ]
