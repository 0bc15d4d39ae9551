"""The tables of `umai.commission`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('intake', '0001_initial'),
        ('places', '0001_initial'),
        ('planning', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Sitting',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program, so that a form sent twice is written once.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('commission', models.ForeignKey(db_comment='Commission of the writer, stamped by the database; its members see the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where the owner loaded it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('held_on', models.DateField(db_comment='Day in Bishkek for which the session is convened.', verbose_name='day')),
                    ('begins_at', models.TimeField(db_comment='Time of the day in Bishkek at which it begins.', verbose_name='hour')),
                    ('place', models.CharField(db_comment='Where it is held: building and room, as it is told to the members.', max_length=200, verbose_name='place')),
                ],
                options={
                    'db_table_comment': 'A session of one Commission is convened for a day.',
                    'indexes': [models.Index(fields=['commission', '-held_on'], name='session_of_commission')],
                },
            ), migrations.CreateModel(
                name='HearingRequest',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('commission', models.ForeignKey(db_comment='Commission that hears it, stamped by the database; it stays when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('child', models.ForeignKey(db_comment="Child whose case is to be heard; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case that is to be heard.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('name', models.CharField(db_comment='Name of the child as it stood then; all of the file that the Commission sees of it.', max_length=200)),
                    ('words', models.TextField(db_comment='Why the case has to be heard, and what the department proposes; without who reported.', verbose_name='why the Commission is asked')),
                    ('asked_on', models.DateField(db_comment='Day in Bishkek on which the Commission was asked.')),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, on which it is heard by the law of the day of the request.')),
                ],
                options={
                    'db_table_comment': 'The department asks the Commission to hear a case; it goes with the file until it is heard.',
                    'indexes': [models.Index(fields=['commission', 'asked_on'], name='hearing_of_commission')],
                },
            ), migrations.CreateModel(
                name='AgendaItem',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('commission', models.ForeignKey(db_comment='Commission that hears it, stamped by the database; it stays when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('child', models.ForeignKey(db_comment="Child whom the matter is about; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case of the child in which it is decided.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('session', models.ForeignKey(db_comment='Session on whose agenda it stands.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commission.sitting')),
                    ('number', models.PositiveSmallIntegerField(db_comment='Number on the agenda, counted from 1; a number that was taken out is not given again.')),
                    ('kind', models.CharField(choices=[('plan', 'a plan to agree to'), ('case', 'a case to hear'), ('decision', 'an earlier decision that is not carried out')], db_comment='Whether it is a plan, a case, or an earlier decision; says which column below is set.', max_length=10, verbose_name='what is decided')),
                    ('edition', models.ForeignKey(db_comment='Plan edition that waits for agreement; null where it is no plan.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.planedition')),
                    ('request', models.ForeignKey(db_comment='Request of the department that is heard; null where it is none.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commission.hearingrequest')),
                    ('earlier', models.ForeignKey(db_comment='Matter whose decision was not carried out and is looked at again; null where it is none.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='commission.agendaitem')),
                    ('name', models.CharField(db_comment='Name of the child as it stood then, which the minutes keep.', max_length=200)),
                ],
                options={
                    'db_table_comment': "One child's matter stands on the agenda of one session, under a number.",
                    'constraints': [models.UniqueConstraint(fields=('session', 'number'), name='one_item_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('earlier', None), ('edition__isnull', False), ('kind', 'plan'), ('request', None)), models.Q(('earlier', None), ('edition', None), ('kind', 'case'), ('request__isnull', False)), models.Q(('earlier__isnull', False), ('edition', None), ('kind', 'decision'), ('request', None)), _connector='OR'), name='item_names_what_is_heard')],
                },
            ), migrations.CreateModel(
                name='AgendaRemoval',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('commission', models.ForeignKey(db_comment='Commission that hears it, stamped by the database; it stays when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('child', models.ForeignKey(db_comment="Child whom the matter is about; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('item', models.OneToOneField(db_comment='Matter that is taken out; this happens once at most.', on_delete=django.db.models.deletion.PROTECT, related_name='removal', to='commission.agendaitem')),
                    ('reason', models.TextField(db_comment='Why it is taken from the agenda, as a missing paper or a family that is ill.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'A matter is taken from the agenda before it is decided; it waits again.',
                },
            ), migrations.CreateModel(
                name='Decision',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('commission', models.ForeignKey(db_comment='Commission that hears it, stamped by the database; it stays when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('child', models.ForeignKey(db_comment="Child who is decided about; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case in which it was decided.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('item', models.OneToOneField(db_comment='Matter that was decided; it is decided once.', on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='commission.agendaitem')),
                    ('kind', models.CharField(choices=[('agreed', 'agreed to the plan'), ('returned', 'sent the plan back'), ('measure', 'a body or a person has to do something'), ('referral', 'another body is asked to help'), ('back_home', 'the child goes back to the family'), ('guardian', 'a guardian or trustee is recommended'), ('ended', 'nothing more has to be done'), ('postponed', 'put off to a later session')], db_comment='What was decided: of a plan agreed or sent back, else one of the others.', max_length=10, verbose_name='what was decided')),
                    ('decided_on', models.DateField(db_comment='Day of the session in Bishkek.')),
                    ('words', models.TextField(db_comment='The decision in words, with its reasons; for a plan sent back what has to be changed.', verbose_name='the decision in words')),
                    ('owner', models.CharField(blank=True, db_comment='Body or person who carries it out, by name and post; empty where nothing is to be done.', max_length=200, verbose_name='who carries it out')),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, to carry it out; null where nothing is to be done.', null=True, verbose_name='by which day')),
                    ('in_favour', models.PositiveSmallIntegerField(db_comment='Members who voted for it; null for a plan, which needs no count.', null=True, verbose_name='in favour')),
                    ('against', models.PositiveSmallIntegerField(db_comment='Members who voted against it; null for a plan.', null=True, verbose_name='against')),
                    ('abstained', models.PositiveSmallIntegerField(db_comment='Members who were present and did not vote; null for a plan.', null=True, verbose_name='abstained')),
                    ('options', models.TextField(blank=True, db_comment='Other ways that were weighed and why they were not taken; needed where it is contested.', verbose_name='what else was weighed')),
                    ('dissent', models.TextField(blank=True, db_comment='Opinion of members who were against; needed where somebody was.', verbose_name='another opinion')),
                    ('against_family', models.BooleanField(db_comment='True if it goes against the family, which then gets it in writing.', default=False, verbose_name='against the will of the family')),
                    ('appeal_to', models.CharField(blank=True, db_comment='Court or body to which the family can appeal; empty unless it goes against the family.', max_length=300, verbose_name='where the family can appeal')),
                    ('appeal_until', models.DateField(db_comment='Last day, inclusive, of an appeal; null unless it goes against the family.', null=True)),
                ],
                options={
                    'db_table_comment': 'What the Commission decided of one matter: who does what by when, and how the members voted.',
                    'indexes': [models.Index(fields=['commission', 'due_on'], name='decision_of_commission')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('due_on__isnull', False), ('kind__in', ('measure', 'referral', 'back_home', 'guardian'))), models.Q(models.Q(('kind__in', ('measure', 'referral', 'back_home', 'guardian')), _negated=True), ('due_on', None)), _connector='OR'), name='owed_decision_has_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('against_family', False), ('appeal_until', None)), models.Q(('against_family', True), ('appeal_until__isnull', False)), _connector='OR'), name='family_can_appeal')],
                },
            ), migrations.CreateModel(
                name='ExecutionReport',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('commission', models.ForeignKey(db_comment='Commission that hears it, stamped by the database; it stays when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('child', models.ForeignKey(db_comment="Child who was decided about; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('decision', models.ForeignKey(db_comment='Decision of which it is said; once carried out, nothing more is said.', on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='commission.decision')),
                    ('kind', models.CharField(choices=[('done', 'carried out'), ('delayed', 'not carried out yet')], db_comment='Whether it was carried out, or not yet.', max_length=10, verbose_name='what became of it')),
                    ('happened_on', models.DateField(db_comment='Day on which it was carried out, or on which the delay was told.', verbose_name='day')),
                    ('words', models.TextField(db_comment='What was done, or why not yet and what is done about that.', verbose_name='in words')),
                ],
                options={
                    'db_table_comment': 'It is said what became of a decision: carried out, or not yet and why. The day stays as it was.',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'done')), fields=('decision',), name='carried_out_once')],
                },
            ), migrations.CreateModel(
                name='HalfYearSent',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program, so that a form sent twice is written once.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('commission', models.ForeignKey(db_comment='Commission of the writer, stamped by the database; its members see the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where the owner loaded it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('half_ends_on', models.DateField(db_comment='Last day of the half-year that is reported; each is sent once.')),
                    ('sent_on', models.DateField(db_comment='Day on which it was sent, as the secretary says it; after the tenth of the month it is late.', verbose_name='sent on')),
                    ('number', models.CharField(blank=True, db_comment='Number of the letter with which it went; empty where it has none.', max_length=60, verbose_name='number of the letter')),
                    ('figures', models.JSONField(db_comment='The numbers of the report as they were then, by their names in the program; no child is named.')),
                ],
                options={
                    'db_table_comment': 'The half-year report of a Commission (Resolution 449 of 2017) was sent to the Ministry.',
                    'constraints': [models.UniqueConstraint(fields=('commission', 'half_ends_on'), name='one_report_a_half')],
                },
            ), migrations.CreateModel(
                name='HeardView',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('commission', models.ForeignKey(db_comment='Commission that hears it, stamped by the database; it stays when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('child', models.ForeignKey(db_comment="Child who was heard; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('item', models.OneToOneField(db_comment='Matter of which the child was asked; it is said once.', on_delete=django.db.models.deletion.PROTECT, related_name='view', to='commission.agendaitem')),
                    ('how', models.CharField(choices=[('spoke', 'the child said it in a talk'), ('drew', 'the child drew or wrote it'), ('observed', 'a young child was watched at play'), ('not_heard', 'the child was not heard')], db_comment='How the child was heard, or that it was not.', max_length=10, verbose_name='how the child was heard')),
                    ('heard_on', models.DateField(db_comment='Day on which one person heard the child; null where it was not heard.', null=True, verbose_name='day')),
                    ('heard_by', models.CharField(blank=True, db_comment='The one person who heard the child, by name and post; empty where it was not heard.', max_length=200, verbose_name='who heard the child')),
                    ('words', models.TextField(db_comment="What the child says in the child's words, or why it was not heard.", verbose_name='what the child says, or why it was not heard')),
                ],
                options={
                    'db_table_comment': 'What the child says of a matter, told to one person beforehand and never to the table.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('heard_on', None), ('how', 'not_heard')), models.Q(models.Q(('how', 'not_heard'), _negated=True), ('heard_on__isnull', False)), _connector='OR'), name='heard_child_on_a_day')],
                },
            ), migrations.CreateModel(
                name='Member',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program, so that a form sent twice is written once.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('commission', models.ForeignKey(db_comment='Commission of the writer, stamped by the database; its members see the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where the owner loaded it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('session', models.ForeignKey(db_comment='Session to which the person is invited.', on_delete=django.db.models.deletion.PROTECT, related_name='members', to='commission.sitting')),
                    ('worker', models.ForeignKey(db_comment='Account of the member; null for somebody who is named on paper and never signs in.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('name', models.CharField(db_comment='Full name of the member as it stands in the minutes.', max_length=200, verbose_name='name')),
                    ('post', models.CharField(blank=True, db_comment='Post or body of the member, as police or school; may be empty.', max_length=200, verbose_name='post')),
                ],
                options={
                    'db_table_comment': 'A person is invited to a session as a member who may vote, with an account or without one.',
                    'constraints': [models.UniqueConstraint(fields=('session', 'name'), name='one_member_a_name')],
                },
            ), migrations.CreateModel(
                name='Presence',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program, so that a form sent twice is written once.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('commission', models.ForeignKey(db_comment='Commission of the writer, stamped by the database; its members see the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where the owner loaded it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('member', models.OneToOneField(db_comment='Invited member; it is said once, when the session is opened.', on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='commission.member')),
                    ('present', models.BooleanField(db_comment='True if the member sat at the session; only who came is counted and votes.', verbose_name='came')),
                    ('reason', models.CharField(blank=True, db_comment='Why the member did not come; empty where that is not known, or the member came.', max_length=300, verbose_name='why not')),
                ],
                options={
                    'db_table_comment': 'An invited member came, or did not, and why.',
                },
            ), migrations.CreateModel(
                name='Recusal',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('commission', models.ForeignKey(db_comment='Commission that hears it, stamped by the database; it stays when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('child', models.ForeignKey(db_comment="Child whom the matter is about; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('item', models.ForeignKey(db_comment='Matter in which the member is not counted.', on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='commission.agendaitem')),
                    ('member', models.ForeignKey(db_comment='Invited member who steps back.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commission.member')),
                    ('reason', models.TextField(db_comment='Tie of the member to the child or the family: kin, work, a quarrel.', verbose_name='which tie it is')),
                ],
                options={
                    'db_table_comment': 'A member steps back from one matter, and is not counted in it.',
                    'constraints': [models.UniqueConstraint(fields=('item', 'member'), name='one_recusal_a_member')],
                },
            ), migrations.CreateModel(
                name='SessionStep',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program, so that a form sent twice is written once.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('commission', models.ForeignKey(db_comment='Commission of the writer, stamped by the database; its members see the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where the owner loaded it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('session', models.ForeignKey(db_comment='Session to which it happened.', on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='commission.sitting')),
                    ('kind', models.CharField(choices=[('opened', 'opened'), ('closed', 'closed'), ('cancelled', 'not held')], db_comment='Whether the session was opened, closed, or was not held.', max_length=10, verbose_name='step')),
                    ('number', models.PositiveSmallIntegerField(db_comment='Number of the minutes within the year, given when it is opened; null otherwise.', null=True)),
                    ('year', models.PositiveSmallIntegerField(db_comment='Year in which the number counts; null where there is no number.', null=True)),
                    ('quorum', models.PositiveSmallIntegerField(db_comment='How many members had to be present by the law of the day; null unless it was opened.', null=True)),
                    ('reason', models.CharField(blank=True, db_comment='Why the session was not held; empty for the other steps.', max_length=500, verbose_name='why')),
                    ('code', models.CharField(blank=True, db_comment='Check code of the minutes, made when it was closed from all that was said; else empty.', max_length=12)),
                ],
                options={
                    'db_table_comment': 'A session was opened, closed, or not held. Each happens once.',
                    'constraints': [models.UniqueConstraint(fields=('session', 'kind'), name='one_session_step_a_kind'), models.UniqueConstraint(fields=('commission', 'year', 'number'), name='one_minutes_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'opened'), _negated=True), models.Q(('number__gt', 0), ('quorum__gt', 0), ('year__gt', 0)), _connector='OR'), name='opened_session_has_number'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='cancelled_session_says_why')],
                },
            )],
        ),
    ]
