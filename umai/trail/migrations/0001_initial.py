"""The tables of `umai.trail`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Checkpoint',
                fields=[
                    ('size', models.BigIntegerField(db_comment='How many entries the tree had when this head of it was signed.', primary_key=True, serialize=False)),
                    ('root', models.BinaryField(db_comment='Root hash of the tree of this size, by RFC 9162 with SHA-256.')),
                    ('edge', django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), db_comment='Roots of the full subtrees, largest first: all that the tree needs to grow further.')),
                    ('signed_at', models.DateTimeField(db_comment="When the head was signed, by the database's clock and never before the last head; it is signed.")),
                    ('newest_at', models.DateTimeField(db_comment='The latest instant of all entries that the head covers; it is signed.')),
                    ('prev', models.BinaryField(db_comment='SHA-256 of the signed text of the head before this one, 32 zero bytes for the first; it is signed.')),
                    ('signature', models.BinaryField(db_comment='Ed25519 signature over the text of the head; its key is not in the database.')),
                ],
                options={
                    'db_table_comment': "The tree's signed head at one size, and the right edge needed to grow it further.",
                },
            ), migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the entry, made by the database; it is part of the text that is hashed.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('at', models.DateTimeField(db_comment='Instant of the look, act or refusal; later than the entry before it in the chain; hashed as UTC.')),
                    ('clock_at', models.DateTimeField(db_comment="What the database's clock said, where it stood over a second behind the trail; else null.", null=True)),
                    ('worker_id', models.UUIDField(db_comment='Worker who was signed in; null when nobody was, as for the clock or the public.', null=True)),
                    ('office_id', models.UUIDField(db_comment='Office at which this worker had a term at that instant; null when nobody was signed in.', null=True)),
                    ('role', models.CharField(blank=True, db_comment="Role of the worker's term at that instant; empty when nobody was signed in.", max_length=30)),
                    ('act', models.CharField(db_comment='Name of what was done, looked at or refused, as in intake.hand_over.', max_length=60)),
                    ('outcome', models.CharField(choices=[('looked', 'looked'), ('done', 'done'), ('refused', 'refused')], db_comment='Whether it was a look, an act that was done, or a refusal.', max_length=10)),
                    ('kind', models.CharField(db_comment="Model of the record, as in intake.case; 'list' or 'page' where it is no one record.", max_length=60)),
                    ('record_id', models.UUIDField(db_comment='Id of the record, or one made of its number; for a list or page that of the worker.')),
                    ('child_id', models.UUIDField(db_comment='Child whose file is concerned; null where there is none or it was not known.', null=True)),
                    ('district_id', models.IntegerField(db_comment='District of the record at that instant, an id of a place; null where not known.', null=True)),
                    ('municipality_id', models.IntegerField(db_comment='Municipality of the record at that instant, an id of a place; null where not known.', null=True)),
                    ('shown', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Ids of the rows that a list showed; null for everything that is not a list.', null=True)),
                    ('children', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Children whose files a look opened, with every record that is one child with them; else null.', null=True)),
                    ('request_id', models.UUIDField(db_comment='Web request that it belongs to, made up for that request; null outside of one.', null=True)),
                    ('root', models.BinaryField(db_comment="Root over the rows that the entry's transaction inserted; null where none is proven.", null=True)),
                    ('lane', models.CharField(db_comment="Which of the record's two chains: 'acts', or 'looks' for looks and refusals.", max_length=5)),
                    ('seq', models.IntegerField(db_comment="Position in the record's chain, counted from 1.")),
                    ('prev', models.BinaryField(db_comment='Hash of the entry before it in the same chain; no bytes for the first entry.')),
                    ('hash', models.BinaryField(db_comment='SHA-256 of the canonical form of this entry, prev included, as trail_text writes it.')),
                ],
                options={
                    'db_table_comment': 'One look, one act or one refusal.',
                    'indexes': [models.Index(fields=['child_id', '-at'], name='trail_of_child'), models.Index(fields=['worker_id', '-at'], name='trail_of_worker'), models.Index(fields=['district_id', '-at'], name='trail_of_district'), models.Index(condition=models.Q(('children__isnull', False)), fields=['request_id'], name='trail_of_request'), models.Index(condition=models.Q(('clock_at__isnull', False)), fields=['clock_at'], name='trail_of_moved_clock')],
                    'constraints': [models.UniqueConstraint(fields=('record_id', 'lane', 'seq'), name='one_entry_per_link'), models.CheckConstraint(condition=models.Q(('act__regex', '^[a-z][a-z0-9_.]*$')), name='plain_act'), models.CheckConstraint(condition=models.Q(('kind__regex', '^[a-z][a-z0-9_.]*$')), name='plain_kind'), models.CheckConstraint(condition=models.Q(('role', ''), ('role__regex', '^[a-z][a-z0-9_.]*$'), _connector='OR'), name='plain_role'), models.CheckConstraint(condition=models.Q(('outcome__in', ['looked', 'done', 'refused'])), name='known_outcome')],
                },
            ), migrations.CreateModel(
                name='ErasedRow',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of this row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('erasure_id', models.UUIDField(db_comment='Erasure to which two persons agreed, in the room that knows why; no foreign key.')),
                    ('table_name', models.CharField(db_comment='Table of the row that was emptied.', max_length=63)),
                    ('row_id', models.UUIDField(db_comment='Key of the row that was emptied.')),
                    ('emptied', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=63), db_comment='Columns that were emptied.')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction in which it was emptied; the row may be emptied in no other.')),
                    ('erased_at', models.DateTimeField(db_comment="When it was emptied, by the database's clock.", db_default=django.db.models.functions.datetime.Now())),
                ],
                options={
                    'db_table_comment': 'A row whose names and words were emptied because two persons agreed to it.',
                    'indexes': [models.Index(fields=['row_id'], name='erased_by_row')],
                },
            ), migrations.CreateModel(
                name='Head',
                fields=[
                    ('pk', models.CompositePrimaryKey('record_id', 'lane', blank=True, editable=False, primary_key=True, serialize=False)),
                    ('record_id', models.UUIDField(db_comment='Record whose chain this is; with the lane it is the key.')),
                    ('lane', models.CharField(db_comment="Which of the record's two chains: 'acts', or 'looks' for looks and refusals.", max_length=5)),
                    ('seq', models.IntegerField(db_comment='Position of the last entry in the chain; the next entry gets one more.')),
                    ('hash', models.BinaryField(db_comment='Hash of the last entry in the chain, which the next entry takes as its prev.')),
                    ('at', models.DateTimeField(db_comment='Instant of the last entry in the chain; the next entry is later.')),
                ],
                options={
                    'db_table_comment': "The last link of one record's chain; its row is the lock under which the chain grows.",
                },
            ), migrations.CreateModel(
                name='KeptPlace',
                fields=[
                    ('place', models.CharField(db_comment='Path of the folder or file, as UMAI_ANCHORS or the command names it.', max_length=500, primary_key=True, serialize=False)),
                    ('held_at', models.DateTimeField(db_comment='When the newest head was last written there or found there unchanged; null when it never was.', null=True)),
                    ('size', models.BigIntegerField(db_comment='How many entries that head covers; null when none lies there.', null=True)),
                    ('failed_at', models.DateTimeField(db_comment='When writing there failed last; null where the last time succeeded.', null=True)),
                    ('failure', models.CharField(blank=True, db_comment='Why it failed, in a sentence; empty where the last time succeeded.', max_length=200)),
                ],
                options={
                    'db_table_comment': 'A place outside this database that keeps signed heads, and when it was last known to have the newest.',
                },
            ), migrations.CreateModel(
                name='Leaf',
                fields=[
                    ('index', models.BigIntegerField(db_comment='Position in the one tree over all records, counted from 0.', primary_key=True, serialize=False)),
                    ('entry_id', models.UUIDField(db_comment='Entry that stands at this position; each entry has one leaf.')),
                    ('hash', models.BinaryField(db_comment='Hash of the entry, copied when it was placed; the tree hashes it once more (RFC 9162).')),
                ],
                options={
                    'db_table_comment': "An entry's place in the one tree over all records (RFC 9162).",
                    'constraints': [models.UniqueConstraint(fields=('entry_id',), name='one_leaf_per_entry')],
                },
            ), migrations.CreateModel(
                name='RowProof',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the proof; the proofs of an entry are hashed in this order.', primary_key=True, serialize=False)),
                    ('entry_id', models.UUIDField(db_comment='Entry of the same transaction that holds the root; its id is chosen before it is written.')),
                    ('shape', models.CharField(db_comment='Shape in which the rows were hashed, and so their table.', max_length=32)),
                    ('ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Keys of the rows: the id, a number written as a UUID, or the MD5 of a key of several columns.')),
                    ('salts', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), db_comment='Random salts of the rows, in the same order.')),
                    ('hashes', django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), db_comment='SHA-256 of salt, table, shape and unchanging columns of the rows, in the same order.')),
                ],
                options={
                    'db_table_comment': 'Hashes of rows of one table that one statement inserted, at most a thousand.',
                    'indexes': [models.Index(fields=['entry_id'], name='proofs_of_entry')],
                },
            ), migrations.CreateModel(
                name='RowShape',
                fields=[
                    ('digest', models.CharField(db_comment='First 32 hex digits of the SHA-256 of table, part and columns; so nobody can change the columns.', max_length=32, primary_key=True, serialize=False)),
                    ('table_name', models.CharField(db_comment='Table whose rows are hashed.', max_length=63)),
                    ('part', models.CharField(blank=True, db_comment="Empty for the row itself; 'erasable' for the columns that a rule may empty later.", max_length=10)),
                    ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=63), db_comment='Columns that are hashed, in the order in which their values are hashed.')),
                ],
                options={
                    'db_table_comment': 'Columns that are hashed of one table: a list that is never changed, with a digest as its name.',
                },
            ), migrations.CreateModel(
                name='UnsequencedEntry',
                fields=[
                    ('entry_id', models.UUIDField(db_comment='Entry that waits for its place in the tree; the row is deleted when it has one.', primary_key=True, serialize=False)),
                ],
                options={
                    'db_table_comment': 'Entries that have no place in the tree yet; written with the entry, taken by the sequencer.',
                },
            )],
        ),
    ]
