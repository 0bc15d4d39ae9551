"""The tables of `umai.rounds`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('identification', '0001_initial'),
        ('places', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Round',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the round is walked; decides who reads the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment="Aiyl okmotu or town of the row's place; null where only the district is known.", db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('number', models.PositiveIntegerField(db_comment='Number of the round in its district, given by the database; the first part of each code.', default=0, editable=False)),
                    ('place', models.ForeignKey(db_comment='Village, municipality or district that is walked.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place', verbose_name='where')),
                    ('purpose', models.CharField(db_comment='What was chosen: from house to house, market, street, bus station, school.', max_length=40, verbose_name='where children are looked for')),
                    ('from_on', models.DateField(db_comment='First day of the walk, in Bishkek.', verbose_name='from which day')),
                    ('to_on', models.DateField(db_comment='Last day of the walk, inclusive, as it was planned.', verbose_name='until which day')),
                    ('form_version', models.PositiveSmallIntegerField(db_comment='Version of the questions that are asked at the door.', default=1, editable=False)),
                ],
                options={
                    'db_table_comment': 'A territory is walked from one day to another by teams, to find the children whom nobody knows.',
                    'indexes': [models.Index(fields=['district', 'from_on'], name='round_of_district')],
                    'constraints': [models.UniqueConstraint(fields=('district', 'number'), name='round_number_in_district'), models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='round_ends_after_it_began')],
                },
            ), migrations.CreateModel(
                name='AnewDraw',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the round is walked; decides who reads the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment="Aiyl okmotu or town of the row's place; null where only the district is known.", db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('round', models.ForeignKey(db_comment='Round whose dwellings were drawn.', on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='rounds.round')),
                    ('seed', models.UUIDField(db_comment='Random number by which was drawn, made by the database.', editable=False)),
                    ('done', models.PositiveIntegerField(db_comment='How many dwellings of the round were done when it was drawn.', editable=False)),
                    ('drawn', models.PositiveIntegerField(db_comment='How many of them were drawn.', editable=False)),
                ],
                options={
                    'db_table_comment': 'Dwellings of a round were drawn for a second team, by the database, among those that were done.',
                },
            ), migrations.CreateModel(
                name='Dwelling',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the round is walked; decides who reads the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment="Aiyl okmotu or town of the row's place; null where only the district is known.", db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('settlement', models.ForeignKey(db_comment='Village or town in which it stands.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('number', models.PositiveIntegerField(db_comment='Number of the dwelling in its settlement, in the order in which it was written down.')),
                    ('words', models.CharField(blank=True, db_comment='Street and house; empty where a team writes it down on its way.', max_length=200, verbose_name='street and house')),
                ],
                options={
                    'db_table_comment': 'A place where people may live. It stays for later rounds, and names nobody who lives there.',
                    'constraints': [models.UniqueConstraint(fields=('settlement', 'number'), name='dwelling_number')],
                },
            ), migrations.CreateModel(
                name='Stop',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the dwelling stands; decides who reads the row.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the dwelling stands.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('settlement', models.ForeignKey(db_comment='Village or town in which the dwelling stands.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('round', models.ForeignKey(db_comment='Round in which somebody goes there.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='rounds.round')),
                    ('dwelling', models.ForeignKey(db_comment='Dwelling that is asked.', on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='rounds.dwelling')),
                    ('number', models.PositiveIntegerField(db_comment='Number of the dwelling within the round, in the order of the walk; the second part of its code.')),
                    ('answer_id', models.UUIDField(db_comment='Key of the answer that counts, by the team that walked; null until somebody was there.', editable=False, null=True)),
                    ('done', models.BooleanField(db_comment='Whether nobody has to go there again in this round.', default=False, editable=False)),
                    ('attempts', models.PositiveSmallIntegerField(db_comment='How many times a team was there.', default=0, editable=False)),
                    ('last_on', models.DateField(db_comment='Day of the last visit; null before any.', editable=False, null=True)),
                    ('again_on', models.DateField(db_comment='Day on which a team goes again; null where it does not.', editable=False, null=True)),
                ],
                options={
                    'db_table_comment': 'A dwelling in a round, in the order of the walk, and how far it came.',
                    'indexes': [models.Index(fields=['round', 'settlement'], name='stops_of_settlement')],
                    'constraints': [models.UniqueConstraint(fields=('round', 'number'), name='stop_number'), models.UniqueConstraint(fields=('round', 'dwelling'), name='stop_of_dwelling')],
                },
            ), migrations.CreateModel(
                name='AnewStop',
                fields=[
                    ('stop', models.OneToOneField(db_comment='Dwelling of the round that is asked a second time; it is drawn once.', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='anew', serialize=False, to='rounds.stop')),
                    ('draw', models.ForeignKey(db_comment='Draw by which it was chosen.', on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='rounds.anewdraw')),
                    ('district', models.ForeignKey(db_comment='District in which the dwelling stands; decides who reads the row.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the dwelling stands.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('done', models.BooleanField(db_comment='Whether the second team found out who lives there; kept by the database.', default=False, editable=False)),
                ],
                options={
                    'db_table_comment': 'A dwelling that a second team asks anew. Whether somebody still has to go there, and no more.',
                },
            ), migrations.CreateModel(
                name='SheetEntry',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the round is walked; decides who reads the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment="Aiyl okmotu or town of the row's place; null where only the district is known.", db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('round', models.ForeignKey(db_comment='Round of the sheet.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rounds.round')),
                    ('sheet', models.PositiveSmallIntegerField(db_comment='Number of the sheet within the round, from 1.', verbose_name='sheet')),
                    ('reading', models.PositiveSmallIntegerField(db_comment='1 for the first time that the sheet was typed in, 2 for the second, which is compared with it.', default=1)),
                    ('team', models.PositiveSmallIntegerField(db_comment='Number of the team that walked.', verbose_name='team')),
                    ('walked_on', models.DateField(db_comment='Day of the walk, as it stands on the sheet.', verbose_name='walked on')),
                    ('none_count', models.PositiveSmallIntegerField(db_comment='How many dwellings of the sheet have no children, as the team counted them.', verbose_name='dwellings without children')),
                ],
                options={
                    'db_table_comment': 'A sheet of paper was typed in: which, by which team it was walked, on which day.',
                    'constraints': [models.UniqueConstraint(fields=('round', 'sheet', 'reading'), name='sheet_typed_once'), models.CheckConstraint(condition=models.Q(('reading__in', [1, 2])), name='sheet_typed_twice_at_most')],
                },
            ), migrations.CreateModel(
                name='DoorAnswer',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rounds.dooranswer')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child_id', models.UUIDField(db_comment="Always null: what is said at a door is part of no child's file.", editable=False, null=True)),
                    ('stop', models.ForeignKey(db_comment='Dwelling in the round at which this was found.', on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='rounds.stop')),
                    ('kind', models.CharField(choices=[('walk', 'by the team'), ('typed_again', 'the same sheet, typed in a second time'), ('asked_anew', 'by a second team')], db_comment='Whether it is the walk itself, the sheet typed again, or a second team.', default='walk', max_length=12)),
                    ('sheet', models.ForeignKey(db_comment='Sheet from which it was typed; null where it was typed at the door.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='rounds.sheetentry')),
                    ('team', models.PositiveSmallIntegerField(db_comment='Number of the team that was there.', verbose_name='team')),
                    ('result', models.CharField(db_comment='What was chosen: children of migrants, others, none, nobody at home, refused, abandoned.', max_length=40, verbose_name='what was found')),
                    ('migrants', models.PositiveSmallIntegerField(db_comment='How many children of migrants live there, as it was said.', default=0, verbose_name='children of migrants')),
                    ('others', models.PositiveSmallIntegerField(db_comment='How many other children live there, as it was said.', default=0, verbose_name='other children')),
                    ('said_on', models.DateField(db_comment='Day of the visit, in Bishkek, as the team says.', verbose_name='on which day')),
                    ('said_at', models.DateTimeField(db_comment='Instant at which the device at the door sent or began it; null from paper.', null=True)),
                    ('again_on', models.DateField(db_comment='Day on which a team goes again, by the rule of that day; null where it does not.', editable=False, null=True)),
                    ('latitude', models.DecimalField(db_comment='Degrees north where the device gave them and the team agreed; null otherwise.', decimal_places=5, max_digits=7, null=True)),
                    ('longitude', models.DecimalField(db_comment='Degrees east where the device gave them and the team agreed; null otherwise.', decimal_places=5, max_digits=8, null=True)),
                ],
                options={
                    'db_table_comment': 'What a team found at a dwelling, one row for each time that it was there.',
                    'base_manager_name': 'ever',
                    'constraints': [models.CheckConstraint(condition=models.Q(('migrants__lte', 20), ('others__lte', 20)), name='few_children_a_door'), models.CheckConstraint(condition=models.Q(models.Q(('migrants__gt', 0), ('result', 'migrants')), models.Q(models.Q(('result', 'migrants'), _negated=True), ('migrants', 0)), _connector='OR'), name='migrants_are_counted'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__gt', 0), ('longitude__gt', 0)), _connector='OR'), name='a_point_is_whole'), models.CheckConstraint(condition=models.Q(('again_on', None), ('result', 'nobody'), _connector='OR'), name='again_for_nobody')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='DoorChild',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child_id', models.UUIDField(db_comment='Always null: which child it is, a person says at the office.', editable=False, null=True)),
                    ('answer', models.ForeignKey(db_comment='What was found at the dwelling where the child lives.', on_delete=django.db.models.deletion.PROTECT, related_name='children', to='rounds.dooranswer')),
                    ('number', models.PositiveSmallIntegerField(db_comment='Place of the child among those of the dwelling, from 1.')),
                    ('age', models.PositiveSmallIntegerField(blank=True, db_comment='Years, as it was said; null where nobody said it.', null=True, verbose_name='age')),
                    ('sex', models.CharField(blank=True, choices=[('f', 'girl'), ('m', 'boy')], db_comment='Sex, as it was said; empty where nobody said it.', max_length=1, verbose_name='sex')),
                    ('away', models.CharField(db_comment='What was chosen: both parents, the only one, mother, father, not said.', max_length=40, verbose_name='who is away')),
                    ('lives_with', models.CharField(db_comment='What was chosen: with a parent, grandparents, relatives, others, siblings, alone.', max_length=40, verbose_name='with whom the child lives')),
                    ('at_school', models.BooleanField(db_comment='Whether the child goes to school, as it was said; null where nobody said it.', null=True, verbose_name='goes to school')),
                    ('danger_now', models.BooleanField(db_comment='Whether life or health is in danger, as it was said or seen.', default=False, verbose_name='danger to life or health now')),
                    ('self_harm', models.BooleanField(db_comment='Whether suicide, self-harm or a threat of it was spoken of.', default=False, verbose_name='suicide attempt, self-harm or a threat of it')),
                    ('sealed_words', models.BinaryField(db_comment='Name, carer and what else was said, sealed; empty once it was made unreadable by rule.')),
                    ('words_key', models.CharField(db_comment='Id of the public key to which the words were sealed.', editable=False, max_length=40)),
                    ('waits', models.BooleanField(db_comment='True until the office said which child of the register it is; kept by the database.', db_default=True, editable=False)),
                ],
                options={
                    'db_table_comment': 'A child of whom somebody spoke at a door. Its words are sealed, as those of a signal are.',
                    'indexes': [models.Index(condition=models.Q(('waits', True)), fields=['district'], name='door_child_waits')],
                    'constraints': [models.UniqueConstraint(fields=('answer', 'number'), name='door_child_number'), models.CheckConstraint(condition=models.Q(('age', None), ('age__lt', 18), _connector='OR'), name='door_child_is_a_child')],
                },
            ), migrations.CreateModel(
                name='DoorSignal',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child_id', models.UUIDField(db_comment="Always null: a signal is part of no child's file.", editable=False, null=True)),
                    ('door_child', models.OneToOneField(db_comment='Child of whom somebody spoke at a door.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rounds.doorchild')),
                    ('signal', models.ForeignKey(db_comment='Signal that was made of it, from which a case is opened as from any other.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identification.signal')),
                    ('at_once', models.BooleanField(db_comment='True where what was said was urgent, so that it went out together with the answer.')),
                ],
                options={
                    'db_table_comment': 'A signal was made of a child of whom somebody spoke at a door: at once, or later at the office.',
                },
            ), migrations.CreateModel(
                name='FoundAnswer',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rounds.foundanswer')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child_id', models.UUIDField(db_comment="Always null: what is said of a child at a door is part of no child's file.", editable=False, null=True)),
                    ('door_child', models.ForeignKey(db_comment='Child of whom somebody spoke at a door; one answer about it is current.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rounds.doorchild')),
                    ('what', models.CharField(choices=[('known', 'the child is on the register'), ('new', 'the child was not on the register, and is now'), ('not_sure', 'not sure who it is')], db_comment='Whether the child was known, is new on the register, or nobody is sure yet.', max_length=8, verbose_name='who is it?')),
                    ('found', models.ForeignKey(db_index=False, db_comment='Child of the register that it is; null as long as nobody is sure.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('reason', models.TextField(blank=True, db_comment='Why nobody is sure, for the colleague who goes on; empty with the other answers.', verbose_name='why you are not sure')),
                ],
                options={
                    'db_table_comment': 'Which child of the register was spoken of at a door, as a person at the office found it.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(condition=models.Q(('current', True), ('found__isnull', False)), fields=['found'], name='found_child')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('door_child',), name='one_answer_a_door_child'), models.CheckConstraint(condition=models.Q(models.Q(('found', None), ('what', 'not_sure'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('what', 'not_sure'), _negated=True), ('found__isnull', False), ('reason', '')), _connector='OR'), name='found_or_not_sure')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='TeamMember',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the round is walked; decides who reads the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment="Aiyl okmotu or town of the row's place; null where only the district is known.", db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('round', models.ForeignKey(db_comment='Round that is walked.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='rounds.round')),
                    ('team', models.PositiveSmallIntegerField(db_comment='Number of the team within the round, from 1.', verbose_name='team')),
                    ('name', models.CharField(db_comment="Name of who walks, as it is printed on the team's list.", max_length=100, verbose_name='name')),
                    ('post', models.CharField(blank=True, db_comment='Post of who walks, as teacher or head of the village; may be empty.', max_length=100, verbose_name='post')),
                    ('worker', models.ForeignKey(blank=True, db_comment='Account of who walks; null for a person without one.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('from_on', models.DateField(db_comment='First day on which this person walks.', verbose_name='from which day')),
                ],
                options={
                    'db_table_comment': 'Somebody walks in a team of a round. An account is not needed: teams carry paper.',
                    'indexes': [models.Index(fields=['round', 'team'], name='members_of_round')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('team__gt', 0), models.Q(('name', ''), _negated=True)), name='member_has_team')],
                },
            ), migrations.CreateModel(
                name='MemberLeaving',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the round is walked; decides who reads the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment="Aiyl okmotu or town of the row's place; null where only the district is known.", db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('member', models.OneToOneField(db_comment='Member who left.', on_delete=django.db.models.deletion.PROTECT, related_name='leaving', to='rounds.teammember')),
                    ('last_on', models.DateField(db_comment='Last day, inclusive, on which this person walked.', verbose_name='last day')),
                ],
                options={
                    'db_table_comment': 'Somebody walks no more after a day.',
                },
            ), migrations.CreateModel(
                name='RoundEnding',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the round is walked; decides who reads the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment="Aiyl okmotu or town of the row's place; null where only the district is known.", db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('round', models.OneToOneField(db_comment='Round that is over.', on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='rounds.round')),
                    ('ended_on', models.DateField(db_comment='Day, in Bishkek, after which nobody walks.', verbose_name='last day')),
                    ('reason', models.TextField(blank=True, db_comment='Why it ends with dwellings left; may be empty where none are left.', verbose_name='why it ends')),
                ],
                options={
                    'db_table_comment': 'A round is over, or was broken off; it ends once.',
                },
            ), migrations.CreateModel(
                name='WordsExpunging',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('district', models.ForeignKey(db_comment='District in which the round is walked; decides who reads the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment="Aiyl okmotu or town of the row's place; null where only the district is known.", db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('round', models.OneToOneField(db_comment='Round at whose doors it was said.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rounds.round')),
                    ('days', models.PositiveIntegerField(db_comment='Days after the end for which words are kept, as in force when they were made unreadable.')),
                ],
                options={
                    'db_table_comment': 'What was said at the doors of a round was made unreadable by rule, some time after the round ended.',
                },
            )],
        ),
    ]
