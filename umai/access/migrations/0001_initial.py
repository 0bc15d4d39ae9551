"""The tables of `umai.access`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('account', '__latest__'),
        ('axes', '__latest__'),
        ('contenttypes', '__latest__'),
        ('mfa', '__latest__'),
        ('procrastinate', '__latest__'),
        ('sessions', '__latest__'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Decoys',
                fields=[
                    ('pk', models.CompositePrimaryKey('worker_id', 'kind', blank=True, editable=False, primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(db_comment='Worker whose lists are filled up with these ids.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('kind', models.CharField(db_comment='Which list it is: of children, adults, signals and so on.', max_length=20)),
                    ('ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='As many random ids as the list is long; what is hidden stands in their place.')),
                    ('seed', models.UUIDField(db_comment='Random; more decoys are made of it where more is hidden than the list is long.')),
                ],
                options={
                    'db_table_comment': 'Ids of nothing, with which the lists of what is hidden from a worker always have one length.',
                },
            ), migrations.CreateModel(
                name='Grant',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(blank=True, db_comment='Worker who may reach the file; null when the grant is for a whole office.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('office', models.ForeignKey(blank=True, db_comment='Office whose workers may reach the file; null when the grant is for one worker.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('child_id', models.UUIDField(db_comment='Child whose file may be reached; a plain id without a foreign key.')),
                    ('reason', models.CharField(choices=[('assigned', 'worker of the case'), ('wrote', 'wrote part of the file before it moved'), ('unsealed', 'sealed items opened by name'), ('emergency', 'opened in an emergency'), ('watch', 'opened by who watches'), ('agenda', "on the Commission's agenda"), ('shared', 'shared with the body')], db_comment="Why the file may be reached; 'wrote' opens the office's own rows, 'emergency', 'watch': for reading.", max_length=20)),
                    ('from_at', models.DateTimeField(db_comment='First instant at which the grant counts, inclusive.', db_default=django.db.models.functions.datetime.Now())),
                    ('to_at', models.DateTimeField(blank=True, db_comment='Instant from which the grant no longer counts; null while no end is set.', null=True)),
                    ('granted_by', models.ForeignKey(blank=True, db_comment='Worker by whose act the grant came about; null when no worker was speaking.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_at', models.DateTimeField(db_comment="When the row was written, by the database's clock.", db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': "A worker, or a whole office, may reach one child's file from one instant until another.",
                    'indexes': [models.Index(fields=['worker', 'child_id'], include=('reason', 'from_at', 'to_at'), name='grant_of_worker'), models.Index(fields=['office', 'child_id'], include=('reason', 'from_at', 'to_at'), name='grant_of_office'), models.Index(condition=models.Q(('reason', 'emergency'), ('reason', 'watch'), _connector='OR'), fields=['worker'], name='grant_of_emergency'), models.Index(condition=models.Q(('reason', 'wrote')), fields=['worker'], name='grant_wrote_worker'), models.Index(condition=models.Q(('reason', 'wrote')), fields=['office'], name='grant_wrote_office')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('office__isnull', False), ('worker', None)), models.Q(('office', None), ('worker__isnull', False)), _connector='OR'), name='grant_to_a_worker_or_an_office'), models.CheckConstraint(condition=models.Q(('to_at', None), ('to_at__gte', models.F('from_at')), _connector='OR'), name='grant_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('reason', 'emergency'), ('reason', 'watch'), _connector='OR', _negated=True), models.Q(('to_at__isnull', False), ('worker__isnull', False)), _connector='OR'), name='emergency_is_of_one_and_ends')],
                },
            ), migrations.CreateModel(
                name='ReceivedForm',
                fields=[
                    ('id', models.UUIDField(db_comment='Id of the form, made when it was opened.', editable=False, primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(db_comment='Worker who sent the form; nobody else sees the row.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('digest', models.BinaryField(db_comment='Keyed digest (HMAC-SHA-256) of all answers and files as they were sent.')),
                    ('received_at', models.DateTimeField(db_comment="When the form was received first, by the database's clock.", db_default=django.db.models.functions.datetime.Now())),
                ],
                options={
                    'db_table_comment': 'A form that wrote something: by its digest the same form, sent twice, is told from a changed one.',
                },
            ), migrations.CreateModel(
                name='RehearsalMark',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('filled_at', models.DateTimeField(db_comment="When the database was filled with invented people, by the database's clock.", db_default=django.db.models.functions.datetime.Now())),
                    ('finished_at', models.DateTimeField(blank=True, db_comment='When what follows from it was counted and derived too; null until then, and the next start goes on.', null=True)),
                    ('children', models.PositiveIntegerField(db_comment='How many children this one filling put into the register.')),
                    ('seed', models.BigIntegerField(blank=True, db_comment='Number from which the random choices start; null when the people came from a file.', null=True)),
                    ('source', models.CharField(db_comment="Where the people came from: 'invented' by the program, or a 'file' of families.", default='invented', max_length=20)),
                ],
                options={
                    'db_table': 'rehearsal_mark',
                    'db_table_comment': 'That this database was filled with invented people. A rehearsal starts on no other.',
                },
            ), migrations.CreateModel(
                name='Session',
                fields=[
                    ('id', models.CharField(db_comment='Hash by which a claim names the session; neither the token nor its hash follows from it.', max_length=64, primary_key=True, serialize=False)),
                    ('token_hash', models.BinaryField(db_comment='SHA-256 of the token of the session; with it the database checks the proof of a claim.')),
                    ('worker', models.ForeignKey(db_comment='Worker who signed in; the database takes whoever sends the token for this worker.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('opened_at', models.DateTimeField(db_comment="When the session began, after the second factor, by the database's clock.", db_default=django.db.models.functions.datetime.Now())),
                    ('idle_at', models.DateTimeField(db_comment='When the session ends unless something is done before; put off while it is used.')),
                    ('expires_at', models.DateTimeField(db_comment='When the session ends in any case, however much it is used.')),
                    ('ended_at', models.DateTimeField(blank=True, db_comment='When it was ended by signing out or a dismissal; null also when it ran out by itself.', null=True)),
                ],
                options={
                    'db_table_comment': 'One session of a signed-in worker. Only the hash of its token is kept.',
                },
            ), migrations.CreateModel(
                name='Wall',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(db_comment='Worker from whom the file is hidden, whatever territory or grant says.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('child_id', models.UUIDField(db_comment='Child whose file is hidden, with all files merged with it; no foreign key.')),
                    ('from_at', models.DateTimeField(db_comment='First instant at which the file is hidden from the worker, inclusive.', db_default=django.db.models.functions.datetime.Now())),
                    ('to_at', models.DateTimeField(blank=True, db_comment='Instant from which the wall no longer counts; null while no end is set.', null=True)),
                    ('tie', models.CharField(blank=True, choices=[('family', "belongs to the child's family"), ('household', "lives in the child's household"), ('colleague', "works with somebody of the child's family"), ('feared', 'is feared by the child or the family'), ('other', 'something else')], db_comment='What ties the worker to the child; empty where the wall was not declared on a page.', db_default='', default='', max_length=20, verbose_name='tie')),
                    ('words', models.TextField(blank=True, db_comment='How the tie is known, in the words of who declared it; may be empty.', db_default='', default='', verbose_name='how it is known')),
                    ('recorded_by', models.ForeignKey(blank=True, db_comment='Who declared the tie: the walled worker or somebody else; null where no worker was speaking.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_at', models.DateTimeField(db_comment="When the row was written, by the database's clock.", db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': "This worker must never see this child's file, whatever territory or grant says.",
                    'indexes': [models.Index(fields=['worker', 'child_id'], name='wall_of_worker'), models.Index(fields=['child_id'], name='wall_of_child')],
                },
            )],
        ),
    ]
