"""The tables of `umai.notices`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('offices', '0001_initial'),
        ('places', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Call',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the call, made by the database with what it is about; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('signal', 'urgent signal'), ('outing', 'a worker is not back'), ('case', 'urgent case'), ('missed', 'missed visit of an urgent child'), ('self_harm', 'a child may harm itself'), ('child', 'child in danger without a case'), ('carer', 'a suspect takes care of a child')], db_comment='What it is about: a signal, a worker not back, a case, a missed visit, a child, or a carer.', max_length=20)),
                    ('about', models.UUIDField(db_comment='Id of the signal, outing, assignment, missed visit or alarm of a carer. No foreign key.')),
                    ('district', models.ForeignKey(db_comment='District in which it is urgent; its department, or the level above it, is called.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('keeper', models.CharField(choices=[('district', 'district department'), ('oblast', 'oblast level')], db_comment='Level that is called: the department, or the oblast if the department must not know.', default='district', max_length=10)),
                    ('worker', models.ForeignKey(db_comment='Who is called first, where it is a named person; null where whoever is on duty is called.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('opened_at', models.DateTimeField(db_comment='When the call was made; minutes of waiting and rounds are counted from here.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('taken', models.BooleanField(db_comment='True once somebody took it or nobody has to be called any more; kept by the database.', db_default=False, default=False, editable=False)),
                ],
                options={
                    'db_table_comment': 'Something urgent that one person must take; the next person is told until somebody does.',
                    'indexes': [models.Index(fields=['district', 'opened_at'], name='call_of_district'), models.Index(condition=models.Q(('taken', False)), fields=['opened_at'], name='call_waiting'), models.Index(fields=['about'], name='call_about')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(models.Q(('kind__in', ['case', 'missed', 'child']), _negated=True), ('taken', False), _connector='OR'), fields=('kind', 'about'), name='one_call_a_thing')],
                },
            ), migrations.CreateModel(
                name='Summary',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the summary, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(db_comment='Worker to whom the numbers are told; at most one summary a day.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('day', models.DateField(db_comment='Day on which it is told, by the calendar of Bishkek; a Monday for that of a week.')),
                    ('week', models.BooleanField(db_comment='True: it sums up the week and is told on its Monday. False: it sums up the day.', default=False)),
                    ('counts', models.JSONField(db_comment='How many are late, due today and coming, each by the kind of what is owed (JSON).')),
                    ('forgotten', models.PositiveIntegerField(db_comment='How many open cases have nothing planned, in that of a week; 0 in that of a day.', default=0)),
                    ('of_workers', models.JSONField(db_comment="For a head, by worker's id or '' for nobody: how many late and coming; else null.", null=True)),
                    ('by_email', models.BooleanField(db_comment='Whether it may be sent by e-mail, if the worker has an address.')),
                    ('by_sms', models.BooleanField(db_comment='Whether it may be sent by SMS, if the worker has a telephone.')),
                    ('made_at', models.DateTimeField(db_comment="When the summary was made, by the database's clock.", db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': "The counts that one person is told on one day: of the day's reminders, or on a Monday of the week.",
                    'indexes': [models.Index(fields=['day'], name='summary_of_day')],
                    'constraints': [models.UniqueConstraint(fields=('worker', 'day'), name='one_message_a_day')],
                },
            ), migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the notice, sent with every try, so that a repeat can be recognised.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('call', models.ForeignKey(db_comment='Urgent call of which the person is told; else null.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='notices.call')),
                    ('summary', models.ForeignKey(db_comment='Summary of a day or week that is sent; else null.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='notices.summary')),
                    ('asked', models.ForeignKey(db_comment='Request for a sign-in code or a post of which the person is told; else null.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.staffrequest')),
                    ('sitting', models.UUIDField(db_comment='Session of the Commission of which a member is told; else null. No foreign key.', null=True)),
                    ('told', models.CharField(blank=True, choices=[('convened', 'a session is convened'), ('not_held', 'a session is not held')], db_comment='What a member is told of a session: that it is convened, or not held; else empty.', db_default='', default='', max_length=10)),
                    ('worker', models.ForeignKey(db_comment='Worker to whom the message goes.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('way', models.CharField(choices=[('screen', 'on screen'), ('email', 'e-mail'), ('sms', 'SMS')], db_comment='By which way the person is told: on the screen, by e-mail or by SMS.', max_length=10)),
                    ('step', models.PositiveSmallIntegerField(db_comment='As whom: 0 on duty or called by name, 1 stands in, then those above; 0 when it is no call.', default=0)),
                    ('turn', models.PositiveSmallIntegerField(db_comment='Which round of telling it is, from 0; who did not answer is told again in the next.', default=0)),
                    ('made_at', models.DateTimeField(db_comment='When it was decided to tell this person; sending comes after.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'One person is told of one call, summary, request about staff or session, by one way.',
                    'indexes': [models.Index(fields=['worker', 'made_at'], name='notice_of_worker'), models.Index(condition=models.Q(('way', 'screen'), _negated=True), fields=['made_at'], name='notice_to_send')],
                    'constraints': [models.UniqueConstraint(fields=('call', 'worker', 'way', 'turn'), name='told_once_a_turn'), models.UniqueConstraint(fields=('summary', 'way'), name='sent_once_a_way'), models.UniqueConstraint(fields=('asked', 'worker', 'way'), name='told_once_of_a_request'), models.UniqueConstraint(fields=('sitting', 'told', 'worker', 'way'), name='told_once_of_a_session'), models.CheckConstraint(condition=models.Q(models.Q(('asked', None), ('call__isnull', False), ('sitting', None), ('summary', None), ('told', '')), models.Q(('asked', None), ('call', None), ('sitting', None), ('summary__isnull', False), ('told', '')), models.Q(('asked__isnull', False), ('call', None), ('sitting', None), ('summary', None), ('told', '')), models.Q(('asked', None), ('call', None), ('sitting__isnull', False), ('summary', None), models.Q(('told', ''), _negated=True)), _connector='OR'), name='notice_of_one_thing')],
                },
            ), migrations.CreateModel(
                name='Attempt',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('notice', models.ForeignKey(db_comment='Message that this try is to send; never one that is only on the screen.', on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='notices.notice')),
                    ('number', models.PositiveSmallIntegerField(db_comment='Which try to send the message it is, counted from 1.')),
                    ('begun_at', models.DateTimeField(db_comment='When the try began; written before anything leaves the machine.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'An attempt to send a notice, written before it is made.',
                    'constraints': [models.UniqueConstraint(fields=('notice', 'number'), name='one_attempt_a_number')],
                },
            ), migrations.CreateModel(
                name='AttemptResult',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('attempt', models.OneToOneField(db_comment='Try that came to an end; one without a result was cut off and is made again.', on_delete=django.db.models.deletion.PROTECT, related_name='result', to='notices.attempt')),
                    ('outcome', models.CharField(choices=[('sent', 'sent'), ('failed', 'could not be sent'), ('no_way', 'no way to reach this person'), ('not_needed', 'not needed any more')], db_comment='Sent, could not be sent, no way to reach the person, or not needed any more.', max_length=10)),
                    ('reason', models.CharField(blank=True, db_comment='Why it was not sent, a word of the program and never of a person; empty when sent.', max_length=60)),
                    ('ended_at', models.DateTimeField(db_comment='When the try ended; after a failure the wait for the next one starts here.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'The result of an attempt; one without a result was cut off, and the notice is sent again.',
                },
            ), migrations.CreateModel(
                name='CallAnswer',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('call', models.OneToOneField(db_comment='Call that was taken; the first answer stands, and nobody further is called.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='notices.call')),
                    ('worker', models.ForeignKey(db_comment='Worker who took the call, and has to act on it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('answered_at', models.DateTimeField(db_comment='When the call was taken, stamped by the database; the wait is counted to here.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'One person took the call; nobody else is told of it.',
                },
            ), migrations.CreateModel(
                name='DailyRun',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('what', models.CharField(choices=[('reminders', 'reminders'), ('summaries', 'messages of the day'), ('state', 'mail about the state of the system')], db_comment='Which daily work of the clock: reminders, messages of the day, or the mail to administrators.', max_length=10)),
                    ('day', models.DateField(db_comment='Day that is done, by the calendar of Bishkek; the clock does each work once for it.')),
                    ('done_at', models.DateTimeField(db_comment='When the row was written; it is committed with all that was made for that day.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'One daily work of the clock is done for one day, completely.',
                    'constraints': [models.UniqueConstraint(fields=('what', 'day'), name='a_day_worked_through_once')],
                },
            ), migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(db_comment='Worker who is reminded: who answers for it, or who stands above or decides.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('owed', models.CharField(db_comment='Kind of what is owed, as visit, review or referral; ten_days is the assessment and plan.', max_length=10)),
                    ('of', models.UUIDField(db_comment='Id of the row that is owed, in the table of its kind; no foreign key.')),
                    ('in_case', models.UUIDField(db_comment='Case in which something is owed; a plain id without a foreign key.')),
                    ('district', models.ForeignKey(db_comment='District that held the case when the row was written; null when none did.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('due_on', models.DateField(db_comment='Due date as it was then, inclusive; a due date that moves is told anew.')),
                    ('days', models.SmallIntegerField(db_comment='Step of the table: days counted from the due date, negative before it, 0 on it.')),
                    ('by_email', models.BooleanField(db_comment="Whether this step of the table is also told by e-mail, in the day's summary.")),
                    ('by_sms', models.BooleanField(db_comment="Whether this step of the table is also told by SMS, in the day's summary.")),
                    ('told_on', models.DateField(db_comment='Day on which the reminder was written, by the calendar of Bishkek.')),
                ],
                options={
                    'db_table_comment': 'One person is reminded of one thing that is owed, at one step of the table.',
                    'indexes': [models.Index(fields=['worker', 'told_on'], name='reminder_of_worker'), django.contrib.postgres.indexes.BrinIndex(fields=['told_on'], name='reminder_of_day')],
                    'constraints': [models.UniqueConstraint(fields=('of', 'owed', 'worker', 'due_on', 'days'), name='reminded_once_a_step')],
                },
            )],
        ),
    ]
