"""The tables of `umai.justice`; what guards them stands in its `sql` and on its models."""

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
        ('intake', '0001_initial'),
        ('places', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Incident',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.incident')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('line', models.UUIDField(db_comment='Id of the first row of what was written here; the same in every row in its place.', editable=False, null=True)),
                    ('child', models.ForeignKey(db_comment='Child to whom it was done.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(blank=True, db_comment='Case that was open when it was written down; null where none was.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), db_comment='Kinds of violence, neglect or exploitation, at least one.', verbose_name='what was done')),
                    ('day_known', models.CharField(db_comment='What was chosen: the day is known, it is about then, or it is not known.', max_length=40, verbose_name='how sure the day is')),
                    ('often', models.CharField(db_comment='What was chosen: once, several times, for a long time.', max_length=40, verbose_name='how often')),
                    ('place', models.CharField(db_comment='What was chosen: what kind of place it was.', max_length=40, verbose_name='where')),
                    ('settlement', models.ForeignKey(blank=True, db_comment='Village or town where it happened; null where it is not known or was no place.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place', verbose_name='village or town')),
                    ('known_by', models.CharField(db_comment='What was chosen: who told or saw it first, by kind; never a name.', max_length=40, verbose_name='how it became known')),
                    ('known_on', models.DateField(db_comment='Day in Bishkek on which somebody of the office learned of it.', verbose_name='day on which the office learned of it')),
                    ('words', models.TextField(db_comment='What happened, as it was told and seen; without the name of whoever reported.', verbose_name='what happened')),
                    ('sealed', models.BooleanField(db_comment='Whether any of its kinds is of a sexual nature, so that it is read by few.')),
                ],
                options={
                    'db_table_comment': 'Something was done to a child, or left undone, that harmed the child: one event, or one that goes on.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(condition=models.Q(('current', True)), fields=['child'], name='incident_of_child'), models.Index(condition=models.Q(('current', True)), fields=['district', 'happened_on'], name='incident_of_district')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('line',), name='one_current_incident'), models.CheckConstraint(condition=models.Q(('kinds__len__gt', 0)), name='incident_says_what'), models.CheckConstraint(condition=models.Q(('happened_on__isnull', False)), name='incident_has_a_day'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='incident_in_words')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='IncidentExamination',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.incidentexamination')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment="Child to whom the incident was done; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('incident', models.ForeignKey(db_comment='Incident by its first row, whichever row says now what happened.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.incident')),
                    ('sealed', models.BooleanField(db_comment='Whether the incident is sealed, copied from it by the database.', default=False)),
                    ('kind', models.CharField(db_comment='What was chosen: first aid, doctor, forensic examination, psychologist.', max_length=40, verbose_name='what')),
                    ('outcome', models.CharField(db_comment='Done, ordered, refused, or that nobody ordered it.', max_length=40, verbose_name='was it done?')),
                    ('refused_by', models.CharField(blank=True, db_comment='Child, parent, carer or body that refused; empty where nobody did.', max_length=40, verbose_name='who refused')),
                    ('body', models.CharField(blank=True, db_comment='Hospital, laboratory or doctor; may be empty.', max_length=200, verbose_name='where, by whom')),
                    ('number', models.CharField(blank=True, db_comment='Number of the written conclusion; empty while there is none.', max_length=60, verbose_name='number of the conclusion')),
                    ('findings', models.TextField(blank=True, db_comment='Injuries and what was found, or why it was refused; may be empty.', verbose_name='injuries and findings')),
                ],
                options={
                    'db_table_comment': 'First aid, a doctor or a forensic examination: done, waited for, or refused and by whom.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(fields=['incident'], name='examination_of_incident')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='IncidentWitness',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.incidentwitness')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment="Child to whom the incident was done; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('incident', models.ForeignKey(db_comment='Incident by its first row, whichever row says now what happened.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.incident')),
                    ('sealed', models.BooleanField(db_comment='Whether the incident is sealed, copied from it by the database.', default=False)),
                    ('other', models.ForeignKey(blank=True, db_comment='Child of the register who saw it; null where the child is named in words alone.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child', verbose_name='child of the register')),
                    ('name', models.CharField(blank=True, db_comment='Which child it was: name, age, whose; empty where it is a child of the register.', max_length=200, verbose_name='which child')),
                    ('saw', models.CharField(db_comment='What was chosen: saw it, heard it, was hurt too.', max_length=40, verbose_name='what the child saw')),
                    ('words', models.TextField(blank=True, db_comment='Who looks after that child now, and what it needs; may be empty.', verbose_name='what this child needs now')),
                ],
                options={
                    'db_table_comment': 'Another child who saw or heard it; seeing violence harms too.',
                    'base_manager_name': 'ever',
                    'constraints': [models.CheckConstraint(condition=models.Q(('other__isnull', False), models.Q(('name', ''), _negated=True), _connector='OR'), name='witness_is_known_or_named'), models.UniqueConstraint(condition=models.Q(('current', True), ('other__isnull', False)), fields=('incident', 'other'), name='witness_named_once')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='Interview',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.interview')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment="Child to whom the incident was done; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('incident', models.ForeignKey(db_comment='Incident by its first row, whichever row says now what happened.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.incident')),
                    ('sealed', models.BooleanField(db_comment='Whether the incident is sealed, copied from it by the database.', default=False)),
                    ('body', models.CharField(db_comment='Body whose person asked the child.', max_length=40, verbose_name='who questioned the child')),
                    ('presence', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), db_comment='Who sat with the child, at least one answer; that nobody did is one of them.', verbose_name='who was with the child')),
                    ('recorded', models.BooleanField(db_comment='Whether it was recorded on video; null where nobody knows.', null=True, verbose_name='recorded on video, so that nobody has to ask again')),
                    ('explained', models.TextField(blank=True, db_comment='What the child was told before: its rights, what happens next; may be empty.', verbose_name='what was explained to the child before')),
                    ('why_again', models.TextField(blank=True, db_comment='Why it was questioned once more; empty only at the first time.', verbose_name='why the child was questioned again')),
                ],
                options={
                    'db_table_comment': 'A child, victim or witness, was questioned about an incident; from the second time on it says why.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(fields=['incident'], name='interview_of_incident')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('presence__len__gt', 0)), name='interview_says_who_was_there')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='Suspect',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.suspect')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment="Child to whom the incident was done; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('incident', models.ForeignKey(db_comment='Incident by its first row, whichever row says now what happened.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='justice.incident')),
                    ('sealed', models.BooleanField(db_comment='Whether the incident is sealed, copied from it by the database.', default=False)),
                    ('adult', models.ForeignKey(blank=True, db_comment="Suspect who is in the child's family on the register; null for anybody else.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.adult', verbose_name='somebody of the family')),
                    ('name', models.CharField(blank=True, db_comment='Name of a suspect who is not in the family; empty where it is not known.', max_length=200, verbose_name='name and surname, of anybody else')),
                    ('birth_year', models.PositiveSmallIntegerField(blank=True, db_comment='Year of birth as far as it is known, by which one name is told from another.', null=True, verbose_name='year of birth, about')),
                    ('relation', models.CharField(db_comment='Mother, carer, neighbour, stranger and so on; nobody known is one of them.', max_length=40, verbose_name='what this person is to the child')),
                    ('lives_with', models.BooleanField(db_comment='Whether the suspect lived with the child on that day; null where nobody knows.', null=True, verbose_name='lives with the child')),
                    ('had_care', models.BooleanField(db_comment='Whether the child had been left or placed with the suspect; null where nobody knows.', null=True, verbose_name="the child was left in this person's care")),
                    ('state', models.TextField(blank=True, db_comment='Where the suspect is and what is known of other children there; may be empty.', verbose_name='where this person is now')),
                ],
                options={
                    'db_table_comment': 'Who is said to have done it. Nobody is guilty here: it says whom children must be kept safe from.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(condition=models.Q(('adult__isnull', False), ('current', True)), fields=['adult'], name='suspect_adult'), models.Index(condition=models.Q(('current', True)), fields=['incident'], name='suspect_of_incident')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('adult__isnull', False), ('current', True)), fields=('incident', 'adult'), name='suspect_named_once'), models.CheckConstraint(condition=models.Q(('adult', None), ('name', ''), _connector='OR'), name='suspect_on_the_register_or_in_words')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            )],
        ),
    ]
