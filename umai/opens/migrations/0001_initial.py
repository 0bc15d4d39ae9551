"""The tables of `umai.opens`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='EmergencyRequest',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('found', 'the child was found here, far from home'), ('danger', 'the child may be in danger this minute'), ('night', "nobody of the child's own department can be reached"), ('hospital', 'the child is in a hospital or with the police here'), ('other', 'something else that cannot wait')], db_comment='What kind of emergency it is.', max_length=10, verbose_name='what has happened')),
                    ('words', models.TextField(db_comment='Why the file has to be read now, in the words of who asks; never empty.', verbose_name='why it cannot wait')),
                    ('salt', models.UUIDField(db_comment='Random value that is hashed with what was asked, so that nobody tries names on the digest.', editable=False)),
                    ('digest', models.BinaryField(db_comment='SHA-256 of the salt and of what the child was asked for by; the same is asked when it is opened.')),
                ],
                options={
                    'db_table_comment': 'Somebody asked to open one file out of reach. Committed before anything is looked for.',
                    'indexes': [models.Index(fields=['recorded_by', 'recorded_at'], name='emergency_asked_by')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='emergency_says_why'), models.CheckConstraint(condition=models.Q(('kind__in', ['found', 'danger', 'night', 'hospital', 'other'])), name='emergency_is_of_a_known_kind')],
                },
            ), migrations.CreateModel(
                name='EmergencyOpening',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('request', models.OneToOneField(db_comment='What was asked for; each request opens one file at most.', on_delete=django.db.models.deletion.PROTECT, related_name='opening', to='opens.emergencyrequest')),
                    ('child_id', models.UUIDField(db_comment='Child whose file was opened; a plain id without a foreign key.')),
                    ('office', models.ForeignKey(db_comment='Office of who opened it, at that time.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('role', models.CharField(choices=[('social_worker', 'social worker'), ('specialist', 'specialist of the district department'), ('head', 'head of the district department'), ('commission_secretary', "secretary of the Commission on Children's Affairs"), ('commission_member', "member of the Commission on Children's Affairs"), ('head_of_administration', 'head of the local administration'), ('inspector', 'juvenile inspector'), ('prosecutor', 'prosecutor'), ('round_member', 'member of a house-to-house round'), ('school_worker', 'school social teacher'), ('health_worker', 'health worker'), ('hotline_operator', "operator of the children's line"), ('oblast_supervisor', 'supervisor at oblast level'), ('analyst', 'analyst of the Ministry'), ('ministry_supervisor', 'supervisor at the Ministry'), ('ombudsman', 'officer of the Ombudsman'), ('commissioner', "Commissioner for Children's Rights"), ('administrator', 'system administrator'), ('auditor', 'auditor'), ('clock', "the system's clock")], db_comment='Post of who opened it, at that time.', max_length=30)),
                    ('district', models.ForeignKey(db_comment='District that held the file then; its head or the oblast reviews the opening.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('from_at', models.DateTimeField(db_comment='Instant from which the file could be read.')),
                    ('to_at', models.DateTimeField(db_comment='Instant at which the clock ends it; a wall that is built meanwhile ends the grant earlier.')),
                    ('review_by', models.DateTimeField(db_comment='Instant by which another person has to have reviewed it.')),
                ],
                options={
                    'db_table_comment': 'One file that was opened in an emergency, by one worker, for reading, until an instant.',
                    'indexes': [models.Index(fields=['recorded_by', 'from_at'], name='emergency_opened_by'), models.Index(fields=['office', 'from_at'], name='emergency_of_office'), models.Index(fields=['district', 'from_at'], name='emergency_of_district'), models.Index(fields=['child_id'], name='emergency_of_child')],
                },
            ), migrations.CreateModel(
                name='EmergencyReview',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('opening', models.OneToOneField(db_comment='Opening that is reviewed; each is reviewed once.', on_delete=django.db.models.deletion.PROTECT, related_name='review', to='opens.emergencyopening')),
                    ('right', models.BooleanField(db_comment='Whether opening the file was right.')),
                    ('words', models.TextField(db_comment='Why it was right or not, in the words of who reviewed it; never empty.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'Another person read why a file was opened, and says whether it was right.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='emergency_review_says_why')],
                },
            ), migrations.CreateModel(
                name='UnusualOpen',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(db_comment='Worker who opened the file, and is asked why.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('office', models.ForeignKey(db_comment='Office of the worker at that time, as the trail says it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('role', models.CharField(choices=[('social_worker', 'social worker'), ('specialist', 'specialist of the district department'), ('head', 'head of the district department'), ('commission_secretary', "secretary of the Commission on Children's Affairs"), ('commission_member', "member of the Commission on Children's Affairs"), ('head_of_administration', 'head of the local administration'), ('inspector', 'juvenile inspector'), ('prosecutor', 'prosecutor'), ('round_member', 'member of a house-to-house round'), ('school_worker', 'school social teacher'), ('health_worker', 'health worker'), ('hotline_operator', "operator of the children's line"), ('oblast_supervisor', 'supervisor at oblast level'), ('analyst', 'analyst of the Ministry'), ('ministry_supervisor', 'supervisor at the Ministry'), ('ombudsman', 'officer of the Ombudsman'), ('commissioner', "Commissioner for Children's Rights"), ('administrator', 'system administrator'), ('auditor', 'auditor'), ('clock', "the system's clock")], db_comment='Post of the worker at that time, as the trail says it.', max_length=30)),
                    ('child_id', models.UUIDField(db_comment='Child whose file was opened; of records that are one child, the one that was opened first.')),
                    ('day', models.DateField(db_comment='Day in Bishkek on which the file was opened.')),
                    ('first_at', models.DateTimeField(db_comment='When it was opened first on that day, by the trail.')),
                    ('rules', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), db_comment='Names of the rules by which it looks unusual (`umai/opens/unusual/rules.py`).')),
                    ('points', models.PositiveSmallIntegerField(db_comment='What these rules weigh together; from a limit on, the question is asked.')),
                    ('asked_at', models.DateTimeField(db_comment="When the question was asked, by the database's clock.", db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('answer_by', models.DateField(db_comment='Last day on which an answer is in time; after it the head of the worker is told.')),
                    ('answered', models.BooleanField(db_comment='True once the worker answered; kept by the database.', db_default=False, default=False, editable=False)),
                ],
                options={
                    'db_table_comment': "One worker opened one child's file on one day, and by the rules that looks unusual: a question.",
                    'indexes': [models.Index(fields=['day'], name='unusual_of_day'), models.Index(fields=['child_id', 'day'], name='unusual_of_child'), models.Index(condition=models.Q(('answered', False)), fields=['worker', 'answer_by'], name='unusual_unanswered')],
                    'constraints': [models.UniqueConstraint(fields=('worker', 'child_id', 'day'), name='asked_once_a_day')],
                },
            ), migrations.CreateModel(
                name='UnusualOpenAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('question', models.OneToOneField(db_comment='Question that is answered; each is answered once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='opens.unusualopen')),
                    ('reason', models.CharField(choices=[('case', 'for my work with this child, which is not written down yet'), ('standing_in', 'in place of a colleague'), ('call', 'somebody called or came about this child'), ('sibling', 'for the case of a brother, a sister or the family'), ('check', 'to check the work of the office'), ('mistake', 'by mistake: I looked for another child'), ('own', 'for myself or my family'), ('other', 'for something else')], db_comment='Reason, from the short list.', max_length=12, verbose_name='why you opened the file')),
                    ('words', models.TextField(db_comment="What the file was needed for, in the worker's words; never empty.", verbose_name='in your words')),
                ],
                options={
                    'db_table_comment': 'Why the file was opened, as who opened it says.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='open_says_why')],
                },
            )],
        ),
    ]
