"""The tables of `umai.walls`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='LiftRequest',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('wall', models.ForeignKey(db_comment='Wall that would end.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.wall')),
                    ('reason', models.TextField(db_comment='Why the worker may see the file again, in the words of who asks.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'One person asks that a wall is lifted, and says why. Nothing changes until another person agrees.',
                },
            ), migrations.CreateModel(
                name='LiftAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('request', models.OneToOneField(db_comment='Request that is answered; each is answered once.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='walls.liftrequest')),
                    ('agreed', models.BooleanField(db_comment='True where the other person agreed: then the wall ended at this moment.')),
                    ('reason', models.TextField(blank=True, db_comment='Why not, in the words of who did not agree; empty where the person agreed.', default='', verbose_name='why not')),
                ],
                options={
                    'db_table_comment': 'Another person agreed that the wall is lifted, or did not, and says why.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('agreed', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='lift_refusal_says_why')],
                },
            ), migrations.CreateModel(
                name='SecondRecord',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('child_id', models.UUIDField(db_comment='Child of the new record, which its writer sees. No foreign key.')),
                    ('hidden_id', models.UUIDField(db_comment='Child whose file is closed to the writer. No foreign key.')),
                ],
                options={
                    'db_table_comment': 'A walled worker registered a child who is like the one whose file is closed to them.',
                    'constraints': [models.UniqueConstraint(fields=('child_id', 'hidden_id'), name='second_record_once')],
                },
            ), migrations.CreateModel(
                name='TieSuggestion',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(db_comment='Worker who may be tied to the child.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('child_id', models.UUIDField(db_comment='Child whose file it is; null where the worker said it in words. No foreign key.', null=True)),
                    ('adult_id', models.UUIDField(db_comment="Adult of the child's family who may be the worker; null where the worker said it. No foreign key.", null=True)),
                    ('how', models.CharField(choices=[('pin', 'the same PIN'), ('name', 'the same name'), ('said', 'the worker said so, without opening a file')], db_comment="By what it was found: PIN, names, or the worker's own words.", max_length=10)),
                    ('near', models.BooleanField(db_comment='True where the worker lives in the municipality that holds the file.', db_default=False, default=False)),
                    ('words', models.TextField(blank=True, db_comment="Which child, in the worker's own words; empty where the clock found it.", db_default='', default='', verbose_name='which child')),
                ],
                options={
                    'db_table_comment': 'A tie that may be there: found by the clock, or said by the worker in words.',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('child_id', None), _negated=True), fields=('worker', 'child_id'), name='one_suggestion_a_pair'), models.CheckConstraint(condition=models.Q(models.Q(('child_id', None), ('how', 'said'), models.Q(('words', ''), _negated=True)), models.Q(models.Q(('how', 'said'), _negated=True), ('adult_id__isnull', False), ('child_id__isnull', False)), _connector='OR'), name='suggestion_says_which_child')],
                },
            ), migrations.CreateModel(
                name='TieAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('suggestion', models.OneToOneField(db_comment='Suggestion that is answered; each is answered once.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='walls.tiesuggestion')),
                    ('wall', models.ForeignKey(db_comment="Wall that was set; null where there is no tie, or where it was set on the child's file.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.wall')),
                    ('reason', models.TextField(blank=True, db_comment='How it was found that there is no tie, or what was done; empty where the wall was set.', default='', verbose_name='why there is no tie')),
                ],
                options={
                    'db_table_comment': "Who answers for the worker's office set the wall, or says why there is no tie.",
                    'constraints': [models.CheckConstraint(condition=models.Q(('wall__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='tie_answer_says_why')],
                },
            )],
        ),
    ]
