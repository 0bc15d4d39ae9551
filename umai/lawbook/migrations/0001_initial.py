"""The tables of `umai.lawbook`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='LawProposal',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('files', models.JSONField(db_comment='Text of each file that is laid over, by its path under UMAI_HOME/law; empty: none.')),
                    ('digest', models.CharField(db_comment='SHA-256 over names and bytes of the files, in hexadecimal digits; the database compares it.', max_length=64)),
                    ('reason', models.TextField(db_comment='Why the law is changed, and by which act, in the words of who proposes.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'One person proposes that these files be laid over the law that comes with Umai, in place of all others.',
                    'indexes': [models.Index(fields=['-recorded_at'], name='law_proposal_newest')],
                },
            ), migrations.CreateModel(
                name='LawAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('proposal', models.OneToOneField(db_comment='Proposal that is answered; each is answered once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='lawbook.lawproposal')),
                    ('agreed', models.BooleanField(db_comment='True where the files were put in force.')),
                    ('begins_at', models.DateTimeField(db_comment='Instant from which every process goes by the files, set by the database; null where refused.', editable=False, null=True)),
                    ('reason', models.TextField(blank=True, db_comment='Why not, in the words of who did not agree; empty where the person agreed.', default='', verbose_name='why not')),
                ],
                options={
                    'db_table_comment': 'Another person puts the files in force, or does not and says why.',
                    'indexes': [models.Index(fields=['-begins_at'], name='law_answer_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('agreed', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='law_refusal_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('agreed', True), ('begins_at__isnull', False)), models.Q(('agreed', False), ('begins_at', None)), _connector='OR'), name='law_begins_when_agreed')],
                },
            )],
        ),
    ]
