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
            )],
        ),
    ]
