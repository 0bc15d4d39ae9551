"""The tables of `umai.watch`; what guards them stands in its `sql` and on its models."""

import uuid

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
                name='WatchLetter',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('from_office', models.ForeignKey(db_comment='Office that writes, in whose book the letter is numbered; stamped by the database.', editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('to_office', models.ForeignKey(db_comment='Office that owes, and answers.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('of_list', models.CharField(choices=[('settled', 'Settled away'), ('deaths', 'Children who died'), ('repeated', 'Violence that repeats'), ('unseen', 'Children whom nobody has seen'), ('refused', 'Reports without a case'), ('silent', 'Bodies that do not answer'), ('sleeping', 'Commissions that do not meet')], db_comment='List in which the row stood.', max_length=20)),
                    ('about', models.UUIDField(db_comment='Row of the list by its id: a case, a matter, a question, a report, a Commission.')),
                    ('child_id', models.UUIDField(db_comment='Child whom the row is about; null where the list does not say. No foreign key.', null=True)),
                    ('district', models.ForeignKey(db_comment='District in which it is owed.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('owed_on', models.DateField(db_comment='Day in Bishkek on which it was owed, as the list said.')),
                    ('words', models.TextField(db_comment="What is asked, in the writer's words; never empty.", verbose_name='what you ask')),
                    ('written_on', models.DateField(db_comment='Day in Bishkek of the letter, by the database.', editable=False)),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, for the answer.')),
                    ('year', models.PositiveSmallIntegerField(db_comment='Year in which the number counts, by the database.', editable=False)),
                    ('number', models.PositiveIntegerField(db_comment='Number in the book of the office in that year, without a gap, by the database.', editable=False)),
                ],
                options={
                    'db_table_comment': 'Who watches from outside asks an office for what it owes, by a row of a watch list.',
                    'indexes': [models.Index(fields=['about'], name='watch_letter_about'), models.Index(fields=['to_office'], name='watch_letter_to')],
                    'constraints': [models.UniqueConstraint(fields=('from_office', 'year', 'number'), name='one_watch_letter_a_number'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='watch_letter_has_words'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('written_on'))), name='watch_answer_due_later'), models.CheckConstraint(condition=models.Q(('from_office', models.F('to_office')), _negated=True), name='watch_letter_to_another')],
                },
            ), migrations.CreateModel(
                name='WatchLetterAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('letter', models.OneToOneField(db_comment='Letter that is answered, once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='watch.watchletter')),
                    ('words', models.TextField(db_comment='What was done and what will be done, and by which day; never empty.', verbose_name='what the office answers')),
                    ('answered_on', models.DateField(db_comment='Day in Bishkek of the answer, by the database.', editable=False)),
                ],
                options={
                    'db_table_comment': 'What the office answers; the first answer stands, and another letter asks further.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='watch_answer_has_words')],
                },
            ), migrations.CreateModel(
                name='WatchOpeningRequest',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('child_id', models.UUIDField(db_comment='Child whose file is asked for; a plain id without a foreign key.')),
                    ('district', models.ForeignKey(db_comment='District that held the file when it was asked for.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('office', models.ForeignKey(db_comment='Office of who asks, by the database; of it the second person is.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('role', models.CharField(choices=[('social_worker', 'social worker'), ('specialist', 'specialist of the district department'), ('head', 'head of the district department'), ('commission_secretary', "secretary of the Commission on Children's Affairs"), ('commission_member', "member of the Commission on Children's Affairs"), ('head_of_administration', 'head of the local administration'), ('inspector', 'juvenile inspector'), ('prosecutor', 'prosecutor'), ('round_member', 'member of a house-to-house round'), ('school_worker', 'school social teacher'), ('health_worker', 'health worker'), ('hotline_operator', "operator of the children's line"), ('oblast_supervisor', 'supervisor at oblast level'), ('analyst', 'analyst of the Ministry'), ('ministry_supervisor', 'supervisor at the Ministry'), ('ombudsman', 'officer of the Ombudsman'), ('commissioner', "Commissioner for Children's Rights"), ('administrator', 'system administrator'), ('auditor', 'auditor'), ('clock', "the system's clock")], db_comment='Post of who asks, by the database.', max_length=30)),
                    ('of_list', models.CharField(choices=[('settled', 'Settled away'), ('deaths', 'Children who died'), ('repeated', 'Violence that repeats'), ('unseen', 'Children whom nobody has seen'), ('refused', 'Reports without a case'), ('silent', 'Bodies that do not answer'), ('sleeping', 'Commissions that do not meet')], db_comment='List in which the row stood when it was asked.', max_length=20)),
                    ('about', models.UUIDField(db_comment='Row of the list by its id: a case, a matter, a question, an incident, a child.')),
                    ('words', models.TextField(db_comment='Why the file has to be read, in the words of who asks; never empty.', verbose_name='why the list is not enough')),
                    ('tell_on', models.DateField(db_comment='Day in Bishkek on which the department is told; null where it is told at once.', null=True)),
                    ('later_words', models.TextField(blank=True, db_comment='Why it is told later, for the second person and the auditor alone; empty where it is told at once.', default='', verbose_name='why the department is told later')),
                    ('asked_on', models.DateField(db_comment='Day in Bishkek on which it was asked, by the database.')),
                    ('lapses_on', models.DateField(db_comment='Last day, inclusive, on which it is answered or, where nobody has to agree, opened.')),
                ],
                options={
                    'db_table_comment': 'Who watches asks to open the file of one child, of whom a row of a watch list is.',
                    'indexes': [models.Index(fields=['office', 'recorded_at'], name='watch_asked_by_office'), models.Index(fields=['child_id'], name='watch_asked_of_child'), models.Index(condition=models.Q(('tell_on__isnull', False)), fields=['tell_on'], name='watch_told_later')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='watch_opening_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('later_words', ''), ('tell_on', None)), models.Q(('tell_on__isnull', False), models.Q(('later_words', ''), _negated=True)), _connector='OR'), name='watch_telling_later_says_why')],
                },
            ), migrations.CreateModel(
                name='WatchOpening',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('asked', models.OneToOneField(db_comment='What was asked for; each request opens one file at most.', on_delete=django.db.models.deletion.PROTECT, related_name='opening', to='watch.watchopeningrequest')),
                    ('child_id', models.UUIDField(db_comment='Child whose file was opened; a plain id without a foreign key.')),
                    ('district', models.ForeignKey(db_comment='District that held the file then; its department is told.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('office', models.ForeignKey(db_comment='Office of who opened it, at that time.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('role', models.CharField(choices=[('social_worker', 'social worker'), ('specialist', 'specialist of the district department'), ('head', 'head of the district department'), ('commission_secretary', "secretary of the Commission on Children's Affairs"), ('commission_member', "member of the Commission on Children's Affairs"), ('head_of_administration', 'head of the local administration'), ('inspector', 'juvenile inspector'), ('prosecutor', 'prosecutor'), ('round_member', 'member of a house-to-house round'), ('school_worker', 'school social teacher'), ('health_worker', 'health worker'), ('hotline_operator', "operator of the children's line"), ('oblast_supervisor', 'supervisor at oblast level'), ('analyst', 'analyst of the Ministry'), ('ministry_supervisor', 'supervisor at the Ministry'), ('ombudsman', 'officer of the Ombudsman'), ('commissioner', "Commissioner for Children's Rights"), ('administrator', 'system administrator'), ('auditor', 'auditor'), ('clock', "the system's clock")], db_comment='Post of who opened it, at that time.', max_length=30)),
                    ('words', models.TextField(db_comment='Why the file was opened, as it was asked; the department reads it here.', verbose_name='why the list is not enough')),
                    ('from_at', models.DateTimeField(db_comment='Instant from which the file could be read.')),
                    ('to_at', models.DateTimeField(db_comment='Instant at which the clock ends it; a wall that is built meanwhile ends the grant earlier.')),
                    ('told_on', models.DateField(db_comment='First day in Bishkek on which the department reads of it.')),
                ],
                options={
                    'db_table_comment': 'One file that who watches opened, for reading, until an instant.',
                    'indexes': [models.Index(fields=['recorded_by', 'from_at'], name='watch_opened_by'), models.Index(fields=['office', 'from_at'], name='watch_opened_of_office'), models.Index(fields=['district', 'from_at'], name='watch_opened_of_district'), models.Index(fields=['child_id'], name='watch_opened_of_child')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='watch_opened_says_why'), models.CheckConstraint(condition=models.Q(('to_at__gt', models.F('from_at'))), name='watch_opened_then_closed')],
                },
            ), migrations.CreateModel(
                name='WatchOpeningAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('asked', models.OneToOneField(db_comment='Request that is answered; each is answered once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='watch.watchopeningrequest')),
                    ('agreed', models.BooleanField(db_comment='True where the second person agreed: then who asked may open the file.')),
                    ('words', models.TextField(blank=True, db_comment='Why not, in the words of who did not agree; empty where the person agreed.', default='', verbose_name='why not')),
                ],
                options={
                    'db_table_comment': 'A second person of the same office agrees that the department is told later, or does not.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agreed', True), ('words', '')), models.Q(('agreed', False), models.Q(('words', ''), _negated=True)), _connector='OR'), name='watch_opening_refused_with_words')],
                },
            ), migrations.CreateModel(
                name='WatchOpeningNote',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('opening', models.OneToOneField(db_comment='Opening that was seen; the first who says so says it for the department.', on_delete=django.db.models.deletion.PROTECT, related_name='note', to='watch.watchopening')),
                ],
                options={
                    'db_table_comment': 'The department has seen that its file was opened; with that the matter is at its end.',
                },
            )],
        ),
    ]
