"""The tables of `umai.linkage`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.manager
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='ListSource',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program that writes it; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('slug', models.SlugField(db_comment='Short name of the list in commands and tables: Latin letters, digits and hyphens.', max_length=60, verbose_name='short name')),
                    ('name', models.CharField(db_comment='What the list is called, in words, where people read of it.', max_length=200, verbose_name='what the list is called')),
                    ('body', models.CharField(choices=[('school', 'schools'), ('clinic', 'clinics'), ('migration', 'migration service'), ('border', 'border service'), ('social', 'social protection'), ('police', 'police'), ('municipality', 'aiyl okmotu or town hall'), ('registry', 'civil registry'), ('other', 'another body')], db_comment='Kind of body that keeps the list and gives it: schools, clinics, police and others.', max_length=12, verbose_name='who keeps it')),
                    ('ground', models.TextField(db_comment='Article or agreement, with number and day, under which the list may be taken in.', verbose_name='under which article or agreement it is given')),
                    ('whom', models.TextField(db_comment='Which children the list can contain at all, in words; needed to read any count of it.', verbose_name='which children it can contain')),
                    ('of_migrants', models.BooleanField(db_comment='True: every row is a child of migrants. False: a column of the file has to say so.', default=False, verbose_name='every child on it is a child of migrants')),
                    ('recorded_at', models.DateTimeField(db_comment='When the source was added, by the clock of the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'A list that somebody keeps and gives us, edition after edition.',
                    'constraints': [models.UniqueConstraint(fields=('slug',), name='one_source_a_slug'), models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='source_has_a_ground'), models.CheckConstraint(condition=models.Q(('whom', ''), _negated=True), name='source_says_whom')],
                },
            ), migrations.CreateModel(
                name='Order',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program that writes it; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('upload_id', models.UUIDField(db_comment='Key of the sent file; no foreign key, because the order outlives the file.', editable=False)),
                    ('source', models.ForeignKey(db_comment='List to which the file belongs that is to be taken in.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.listsource')),
                    ('columns', models.JSONField(db_comment='Pairs of what stands above a column and what it means, as the worker said for this file.')),
                    ('whole', models.BooleanField(db_comment='True: all rows or none. False: what can be taken in is, without the refused rows.', default=True)),
                    ('recorded_at', models.DateTimeField(db_comment='When it was asked for, by the clock of the database; the oldest is done first.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Worker who asked that the file be taken in.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                ],
                options={
                    'db_table_comment': 'Somebody asked that a sent file be taken in; the worker does it in the background.',
                    'indexes': [models.Index(fields=['upload_id'], name='order_of_upload')],
                },
            ), migrations.CreateModel(
                name='ListEdition',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program that writes it; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('source', models.ForeignKey(db_comment='List of which this is one edition.', on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='linkage.listsource')),
                    ('area', models.ForeignKey(db_comment='Where its rows were expected to live; editions follow each other for one such place.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('order', models.OneToOneField(db_comment='Order by which it was taken in; null when it was done from the command line.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='edition', to='linkage.order')),
                    ('follows', models.ForeignKey(db_comment='The edition before it of the same list for the same area; null for the first.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.listedition')),
                    ('ground', models.TextField(db_comment='Article or agreement under which it was given, as the source said at that time.')),
                    ('whom', models.TextField(db_comment='Which children the list could contain, as the source said at that time.')),
                    ('from_on', models.DateField(db_comment='First day for which this edition of the list holds.')),
                    ('to_on', models.DateField(db_comment='Last day, inclusive, for which this edition of the list holds.')),
                    ('sha256', models.CharField(db_comment='SHA-256 digest of the file, in hexadecimal digits.', max_length=64)),
                    ('digest', models.CharField(db_comment='SHA-256 of the file with the meanings of its columns; the same is not taken in twice.', max_length=64)),
                    ('size', models.IntegerField(db_comment='Length of the file in bytes.')),
                    ('ending', models.CharField(db_comment="Ending of the file's name, such as xlsx; the rest of the name is not kept.", max_length=8)),
                    ('header', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), db_comment='What stands above each column of the file, in order; empty where nothing does.')),
                    ('columns', models.JSONField(db_comment='Pairs of what stands above a column and what it was taken to mean; empty: not read.')),
                    ('notes', models.JSONField(db_comment='Codes, with numbers, of what was noticed about the whole file, such as macros.', default=list)),
                    ('rows', models.IntegerField(db_comment='How many rows of children the file has: accepted, warned and refused together.')),
                    ('accepted', models.IntegerField(db_comment='How many rows were taken in without a remark.')),
                    ('warned', models.IntegerField(db_comment='How many rows were taken in with a remark, such as an unreadable date.')),
                    ('refused', models.IntegerField(db_comment='How many rows were not taken in, such as those without a name; kept to be mended.')),
                    ('new', models.IntegerField(db_comment='How many children are not in the edition before; null for the first edition.', null=True)),
                    ('changed', models.IntegerField(db_comment='How many children are in both editions, with something different; null for the first.', null=True)),
                    ('same', models.IntegerField(db_comment='How many children are in both editions, with nothing different; null for the first.', null=True)),
                    ('gone', models.IntegerField(db_comment='How many children of the edition before are not in this one; null for the first.', null=True)),
                    ('recorded_at', models.DateTimeField(db_comment='When the edition was taken in, by the clock of the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Worker who asked for it; null when it was done from the command line.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                ],
                options={
                    'db_table_comment': 'One file of a source that was taken in: what it was, for which time, by whom, under which ground.',
                    'indexes': [models.Index(fields=['source', '-recorded_at'], name='edition_latest')],
                    'constraints': [models.UniqueConstraint(fields=('source', 'area', 'digest'), name='one_edition_a_file'), models.CheckConstraint(condition=models.Q(('rows', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('accepted'), '+', models.F('warned')), '+', models.F('refused')))), name='edition_adds_up')],
                },
            ), migrations.CreateModel(
                name='ListRow',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child_id', models.UUIDField(db_comment="Always null: the row of a list is part of no child's file.", editable=False, null=True)),
                    ('edition', models.ForeignKey(db_comment='Edition of a list in which the row stands.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='linkage.listedition')),
                    ('number', models.IntegerField(db_comment='Number of the line in the file; the first line of the file is 1.')),
                    ('raw', models.JSONField(db_comment='The cells of the line as they came, as texts, in the order of the columns.')),
                    ('verdict', models.CharField(choices=[('accepted', 'taken in'), ('warned', 'taken in, with a remark'), ('refused', 'not taken in')], db_comment='Whether the row was taken in, taken in with a remark, or refused.', max_length=8)),
                    ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), db_comment='Codes of the faults and remarks of the row; empty when there are none.', default=list)),
                    ('oblast', models.ForeignKey(db_comment="Oblast of the row's place, or the city that lies in none; null when not understood.", db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('settlement', models.ForeignKey(db_comment='Village that the row names; null when it names none or it was not understood.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('surname', models.CharField(blank=True, db_comment='Family name as it was understood; empty when the row has none.', max_length=100)),
                    ('given', models.CharField(blank=True, db_comment='First name as it was understood; empty when the row has none.', max_length=100)),
                    ('patronymic', models.CharField(blank=True, db_comment='Name after the father as it was understood; empty when the row has none.', max_length=100)),
                    ('sex', models.CharField(blank=True, choices=[('f', 'girl'), ('m', 'boy')], db_comment='f for a girl, m for a boy; empty when the row does not say it readably.', max_length=1)),
                    ('birth_date', models.DateField(db_comment='Birth as far as the row says it: the first day that it can mean; null: not known.', null=True)),
                    ('birth_precision', models.CharField(choices=[('day', 'to the day'), ('month', 'to the month'), ('year', 'to the year'), ('span', 'within a span'), ('unknown', 'not known')], db_comment='Whether the row says day, month or only year of birth, or nothing of it.', default='unknown', max_length=10)),
                    ('pin', models.CharField(blank=True, db_comment='Fourteen-digit personal number; empty when the row has none or it cannot be read.', max_length=14)),
                    ('mother', models.CharField(blank=True, db_comment='Name of the mother as the list writes it; empty when it does not say it.', max_length=200)),
                    ('phone', models.CharField(blank=True, db_comment='Telephone with + and country code, the first of several; empty: none could be read.', max_length=16)),
                    ('listed_as', models.CharField(blank=True, db_comment='Number by which the list itself knows the child; empty when it has none.', max_length=60)),
                    ('of_migrant', models.BooleanField(db_comment='Whether the row, or the source of every row, says: a child of migrants.', default=False)),
                    ('absent', models.BooleanField(db_comment='Whether the row says that the child is absent from school.', default=False)),
                    ('given_key', models.IntegerField(db_comment='Hash of the folded given name, to find candidates; null when there is none.', null=True)),
                    ('surname_key', models.IntegerField(db_comment="Hash of the folded root of the surname; null without one or when it is the father's.", null=True)),
                    ('father_key', models.IntegerField(db_comment="Hash of the folded root of the father's name; null when the row does not tell it.", null=True)),
                    ('keys_version', models.PositiveSmallIntegerField(db_comment='Version of the rules of spelling by which the three hashes were made.')),
                    ('whose', models.BigIntegerField(db_comment="Hash of listed_as, else PIN, else name, birth, place: one child's in every edition.")),
                    ('content', models.BigIntegerField(db_comment='Hash of all that was understood; it is another when anything of the child changed.')),
                ],
                options={
                    'db_table_comment': 'One row of an edition: as it came (`raw`), as it was understood, and what was wrong with it.',
                    'indexes': [models.Index(fields=['edition', 'whose'], name='row_whose'), models.Index(fields=['given_key', 'surname_key'], name='row_given_surname'), models.Index(fields=['given_key', 'father_key'], name='row_given_father'), models.Index(fields=['surname_key', 'father_key'], name='row_surname_father'), models.Index(fields=['birth_date', 'given_key'], name='row_born'), models.Index(fields=['municipality', 'given_key'], name='row_given_place'), models.Index(fields=['municipality', 'surname_key'], name='row_surname_place'), models.Index(condition=models.Q(('pin', ''), _negated=True), fields=['pin'], name='row_pin'), models.Index(fields=['district', 'edition'], name='row_of_district')],
                    'constraints': [models.UniqueConstraint(fields=('edition', 'number'), name='one_row_a_line')],
                },
            ), migrations.CreateModel(
                name='RecordPair',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child of the register on one side; null when both sides are rows of lists.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('row', models.ForeignKey(db_comment='Row of a list on one side; null when both sides are children of the register.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.listrow')),
                    ('other', models.ForeignKey(db_comment='Second row, of the same or another list; null when a side is a child.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.listrow')),
                    ('other_child', models.ForeignKey(db_comment='Second child of the register; null when a side is a row of a list.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('other_district', models.ForeignKey(db_comment='District of the second side when it was weighed; null when not known.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('bits', models.FloatField(db_comment='Match weight in bits, with the odds before comparing; pairs below 0 are not kept.')),
                    ('probability', models.FloatField(db_comment='How likely both are one child, 0 to 1, siblings and rival candidates considered.')),
                    ('band', models.CharField(db_comment='What is done about it: automatic (by rule), clerical (by a person), new (nothing).', max_length=9)),
                    ('levels', models.JSONField(db_comment='By comparison, such as given name or birth: the level at which the sides agree.')),
                    ('model', models.CharField(db_comment='Version of the trained numbers by which the pair was weighed.', max_length=40)),
                ],
                options={
                    'db_table_comment': 'Two records that may be one child, and how alike they are.',
                    'indexes': [models.Index(fields=['band', 'probability'], name='pair_by_doubt'), models.Index(condition=models.Q(('band', 'clerical')), fields=['district'], name='pair_for_a_person')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('child', None), ('other__isnull', False), ('other_child', None), ('row__isnull', False)), models.Q(('child__isnull', False), ('other', None), ('other_child', None), ('row__isnull', False)), models.Q(('child__isnull', False), ('other', None), ('other_child__isnull', False), ('row', None)), _connector='OR'), name='pair_has_two_sides'), models.CheckConstraint(condition=models.Q(('child', models.F('other_child')), _negated=True), name='pair_of_two_children'), models.UniqueConstraint(condition=models.Q(('child', None), _negated=True), fields=('row', 'child', 'model'), name='one_pair_a_child'), models.UniqueConstraint(condition=models.Q(('other', None), _negated=True), fields=('row', 'other', 'model'), name='one_pair_of_rows'), models.UniqueConstraint(django.db.models.functions.comparison.Least('child', 'other_child'), django.db.models.functions.comparison.Greatest('child', 'other_child'), models.F('model'), condition=models.Q(('other_child', None), _negated=True), name='one_pair_of_children')],
                },
            ), migrations.CreateModel(
                name='DrawnPair',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('pair', models.ForeignKey(db_comment='Pair that was drawn at random to be read.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.recordpair')),
                    ('edition', models.ForeignKey(db_comment='Edition of a list among whose pairs it was drawn.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.listedition')),
                    ('purpose', models.CharField(choices=[('quality', 'to measure how good the matching is'), ('twice', 'to be read by a second reader')], db_comment='quality: to measure how good the matching is; twice: for a second reader.', max_length=7)),
                    ('layer', models.CharField(db_comment='Group it was drawn from: kind of the other side, band, part by probability; or all.', max_length=30)),
                    ('seed', models.UUIDField(db_comment='Random number of the draw; whoever has it can draw again and compare.')),
                    ('population', models.PositiveIntegerField(db_comment='How many pairs the layer had, of which some were drawn.')),
                    ('place', models.PositiveIntegerField(db_comment='Position in the order of the draw, counted from 1.')),
                ],
                options={
                    'db_table_comment': 'A pair that was drawn at random when its list was matched; no role may read which pairs these are.',
                    'constraints': [models.UniqueConstraint(fields=('pair', 'purpose'), name='drawn_once_for_a_purpose'), models.UniqueConstraint(fields=('edition', 'purpose', 'layer', 'place'), name='one_place_in_a_draw_of_pairs')],
                },
            ), migrations.CreateModel(
                name='Failure',
                fields=[
                    ('order', models.OneToOneField(db_comment='Order by which nothing was taken in.', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='failure', serialize=False, to='linkage.order')),
                    ('code', models.CharField(db_comment='Why nothing was taken in: refused_rows, wrong_area, known, gone, or another code.', max_length=30)),
                    ('numbers', models.JSONField(db_comment='What the sentence of the code needs, such as counts of rows; for known, the edition.', default=dict)),
                    ('recorded_at', models.DateTimeField(db_comment='When the job ended without taking the list in, by the clock of the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'An order by which nothing was taken in: why, as a code and its numbers.',
                },
            ), migrations.CreateModel(
                name='Histories',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program that writes it; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('per_cent', models.PositiveSmallIntegerField(db_comment='Probability, in hundredths, from which two records were counted as one child.')),
                    ('versions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), db_comment='Versions of the trained numbers by which the rows of the lists were compared.')),
                    ('lists', models.JSONField(db_comment='Of each counted edition: its list, its time, whom it can contain, how many rows.')),
                    ('strata', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), db_comment='Strata that the counts tell apart, such as oblast, age and sex; empty for none.', default=list)),
                    ('counts', models.JSONField(db_comment='A header and rows: 1 or 0 for each list, the strata, how many children have this history.')),
                    ('recall', models.FloatField(db_comment='Share of the links between lists that was found, 0 to 1; null where it was not measured.', null=True)),
                    ('recall_of', models.IntegerField(db_comment='Number of known links by which that share was measured; null where it was not.', null=True)),
                    ('recorded_at', models.DateTimeField(db_comment='When the counts were frozen; nothing changes them later.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'Counts of children by the lists they are on, frozen: an estimate that is published rests on them.',
                },
            ), migrations.CreateModel(
                name='Mapping',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('source', models.ForeignKey(db_comment='List the columns of whose files are explained.', on_delete=django.db.models.deletion.PROTECT, related_name='mappings', to='linkage.listsource')),
                    ('columns', models.JSONField(db_comment='Pairs of what stands above a column and what it means; empty meaning: it is not read.')),
                    ('recorded_at', models.DateTimeField(db_comment='When a person said so, by the clock of the database; the latest row of a list counts.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': "What the columns of a source's files mean, as a person last corrected it; the latest counts.",
                    'indexes': [models.Index(fields=['source', '-recorded_at'], name='mapping_latest')],
                },
            ), migrations.CreateModel(
                name='MatchRun',
                fields=[
                    ('edition', models.OneToOneField(db_comment='Edition whose rows were compared with the register and with other lists.', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='matched', serialize=False, to='linkage.listedition')),
                    ('model', models.CharField(db_comment='Version of the trained numbers by which the rows were compared.', max_length=40)),
                    ('carried', models.IntegerField(db_comment='How many rows were decided as the same unchanged row of the edition before was.')),
                    ('automatic', models.IntegerField(db_comment='How many rows were taken by rule for a child of the register.')),
                    ('clerical', models.IntegerField(db_comment='How many rows wait for a person to say whether they are a child of the register.')),
                    ('scored', models.IntegerField(db_comment='How many pairs of records were weighed.', default=0)),
                    ('crowded', models.IntegerField(db_comment='How many rows had more promising candidates than are weighed of one row.', default=0)),
                    ('recorded_at', models.DateTimeField(db_comment='When the rows were matched, by the clock of the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'That the rows of an edition were matched, by which version of the model, and with what result.',
                },
            ), migrations.CreateModel(
                name='OrderProgress',
                fields=[
                    ('order', models.OneToOneField(db_comment='Order at which the background job is working.', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='progress', serialize=False, to='linkage.order')),
                    ('done', models.IntegerField(db_comment='How many rows were read so far; overwritten while the job goes on.', default=0)),
                    ('stage', models.CharField(db_comment='Step of the job; always reading today, because no other step is written.', default='reading', max_length=10)),
                ],
                options={
                    'db_table_comment': 'How far the worker is with an order, written while it goes on: no fact, and overwritten.',
                },
            ), migrations.CreateModel(
                name='PairJudgement',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.pairjudgement')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment='Child of the register in the pair, the first of two; null for a pair of rows.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('pair', models.ForeignKey(db_comment='Pair of records about which the reader answered.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.recordpair')),
                    ('answer', models.CharField(choices=[('same', 'the same child'), ('not', 'not the same child'), ('unsure', 'cannot tell')], db_comment='What the reader said: the same child, not the same child, or cannot tell.', max_length=6, verbose_name='what it is')),
                    ('note', models.TextField(blank=True, db_comment='Note that the reader added to the answer; empty when there is none.', verbose_name='a note')),
                    ('turn', models.PositiveSmallIntegerField(db_comment='1: first reader; 2: second reader of a drawn pair; 3: who decides if they differ.')),
                    ('bits', models.FloatField(db_comment='Match weight in bits that the pair had when the reader answered.')),
                    ('probability', models.FloatField(db_comment='How likely the model took both for one child, 0 to 1, when the reader answered.')),
                    ('band', models.CharField(db_comment='What the rule had done about the pair then: automatic, clerical or new.', max_length=9)),
                    ('model', models.CharField(db_comment='Version of the trained numbers by which the pair had been weighed.', max_length=40)),
                ],
                options={
                    'db_table_comment': "One reader's answer about one pair, with what the page showed of the model: never changed.",
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(fields=['recorded_by', '-recorded_at'], name='judgement_of_reader')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('pair', 'turn'), name='one_judgement_a_turn'), models.UniqueConstraint(condition=models.Q(('current', True)), fields=('pair', 'recorded_by'), name='one_judgement_a_reader'), models.CheckConstraint(condition=models.Q(('turn__in', [1, 2, 3])), name='judgement_has_a_turn')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='Resolution',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.resolution')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment='Child of the register that the row was found to be; null when it is none of them.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('row', models.ForeignKey(db_comment='Row of a list of which it is said who it is.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.listrow')),
                    ('pair', models.UUIDField(db_comment="Key of the pair on which the decision rests; null when an earlier edition's was kept.", editable=False, null=True)),
                    ('what', models.CharField(choices=[('child', 'this child of the register'), ('nobody', 'no child of the register')], db_comment='child: the row is this child of the register; nobody: it is none of them.', max_length=6)),
                    ('rule', models.CharField(blank=True, db_comment="Rule that decided, or as before for an earlier edition's; empty: a person decided.", max_length=40)),
                ],
                options={
                    'db_table_comment': 'Which child a row is, or that it is none on the register: by a person, or by a rule that has a name.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(condition=models.Q(('current', True)), fields=['child'], name='resolution_of_child')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('row',), name='one_resolution_a_row'), models.CheckConstraint(condition=models.Q(models.Q(('child__isnull', False), ('what', 'child')), models.Q(('child', None), ('what', 'nobody')), _connector='OR'), name='resolution_names_a_child')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='Upload',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, and bound into the encryption of the file.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('source', models.ForeignKey(db_comment='List to which the sent file belongs.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='linkage.listsource')),
                    ('area', models.ForeignKey(db_comment="Where the rows are expected: the sender's district or oblast, or the country.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('from_on', models.DateField(db_comment='First day for which the list holds, as the sender said.')),
                    ('to_on', models.DateField(db_comment='Last day, inclusive, for which the list holds, as the sender said.')),
                    ('sha256', models.CharField(db_comment='SHA-256 digest of the file as it was sent, unencrypted, in hexadecimal digits.', max_length=64)),
                    ('size', models.IntegerField(db_comment='Length of the file as it was sent, unencrypted, in bytes.')),
                    ('ending', models.CharField(db_comment="Ending of the file's name, such as xlsx; the rest of the name is not kept.", max_length=8)),
                    ('sealed', models.BinaryField(db_comment='The sent file, encrypted by a key of its own (AES-256-GCM).')),
                    ('wrapped', models.BinaryField(db_comment="The file's own key, encrypted by the outer key, which is not in the database.")),
                    ('version', models.IntegerField(db_comment="Which outer key encrypts the file's own key.")),
                    ('recorded_at', models.DateTimeField(db_comment='When the file was sent; deleted after `list_file_days` if nobody asked to take it in.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Worker who sent the file; nobody else opens it but the job that takes it in.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                ],
                options={
                    'db_table_comment': 'A file as it was sent, sealed, until it is taken in; only whoever sent it opens it.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='upload_period_runs_forward')],
                },
            )],
        ),
        # Where the rows of a list wait between COPY, which does not go through policies, and linkage_keep.
        migrations.RunSQL(
            """
            create unlogged table linkage_incoming (
                batch uuid not null, number int not null, raw jsonb not null, verdict varchar(8) not null,
                reasons varchar(20)[] not null, district_id int, municipality_id int, oblast_id int,
                settlement_id int, surname varchar(100) not null, given varchar(100) not null,
                patronymic varchar(100) not null, sex varchar(1) not null, birth_date date,
                birth_precision varchar(10) not null, pin varchar(14) not null, mother varchar(200) not null,
                phone varchar(16) not null, listed_as varchar(60) not null, of_migrant boolean not null,
                absent boolean not null, given_key int, surname_key int, father_key int,
                keys_version smallint not null, whose bigint not null, content bigint not null
            );
            comment on table linkage_incoming is
                'Rows of a list between COPY and linkage_keep, which empties it; columns as in linkage_listrow.'
            """,
            reverse_sql="drop table linkage_incoming",
        ),
    ]
