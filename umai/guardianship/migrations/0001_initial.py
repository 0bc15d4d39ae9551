"""The tables of `umai.guardianship`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
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
                name='CarePlacement',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child who came to the carer; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('care', models.OneToOneField(db_comment='Care that began with it, as the register had it then; rows in its place are of the same carer.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.carearrangement')),
                    ('placed_on', models.DateField(db_comment='Day in Bishkek on which the child came to the carer, day 0 of the term.', verbose_name='came on')),
                    ('check_due_on', models.DateField(db_comment='Last day of the first check visit, by the law of the day of coming.', verbose_name='first check visit until')),
                ],
                options={
                    'db_table_comment': 'A child came to a carer or an institution: from that day on the first check visit is due.',
                    'indexes': [models.Index(fields=['district', 'child'], name='placement_of_district')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('check_due_on__gte', models.F('placed_on'))), name='check_follows_the_placement')],
                },
            ), migrations.CreateModel(
                name='ChildReturn',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child who came back; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('returned_on', models.DateField(db_comment='Day in Bishkek on which the child was received.', verbose_name='came back on')),
                    ('country', models.CharField(blank=True, db_comment='ISO 3166-1 code of the country it comes from, two letters; empty when nobody knows.', max_length=2, verbose_name='from which country')),
                    ('way', models.CharField(choices=[('deported', 'sent out of the other country'), ('by_state', 'brought back by the state'), ('relative', 'with a relative or somebody the family knows'), ('alone', 'alone')], db_comment='How the child came back: sent out, by the state, with a relative, or alone.', max_length=10, verbose_name='how the child came back')),
                    ('met_by', models.CharField(db_comment='Person who received the child at the border or the airport, by name and post.', max_length=300, verbose_name='who met the child')),
                    ('goes_to', models.CharField(db_comment='Village and house, or institution, to which the child goes from there.', max_length=300, verbose_name='where the child goes')),
                    ('care', models.ForeignKey(db_comment='Care that follows, as the register had it then; null while nobody knows who cares for the child.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.carearrangement')),
                    ('papers', models.TextField(db_comment='Documents that the child brought, and those that are missing, such as a birth certificate.', verbose_name='which papers the child has')),
                    ('words', models.TextField(blank=True, db_comment='What the child or whoever brought it says, and what has to be done; may be empty.', verbose_name='what else is known')),
                ],
                options={
                    'db_table_comment': 'A child came back from abroad and was received: who met it, where it goes, who cares, which papers.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('met_by', ''), _negated=True), models.Q(('goes_to', ''), _negated=True), models.Q(('papers', ''), _negated=True)), name='return_says_who_where_papers')],
                },
            ), migrations.CreateModel(
                name='Departure',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='guardianship.departure')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment='Child who stays behind, and in whose file the announcement stands.', on_delete=django.db.models.deletion.PROTECT, related_name='departures', to='register.child')),
                    ('adult', models.ForeignKey(db_comment="Parent who leaves or is away; one of the adults of the child's family.", on_delete=django.db.models.deletion.PROTECT, related_name='departures', to='register.adult')),
                    ('way', models.CharField(choices=[('in_person', 'the parent came to the office'), ('telephone', 'the parent by telephone or messenger'), ('consulate', 'through a consulate'), ('relative', 'a relative, for the parent'), ('site', 'by code, on the site')], db_comment='How the announcement reached the office.', max_length=10, verbose_name='how it was announced')),
                    ('announced_on', models.DateField(db_comment='Day in Bishkek on which the office heard of it.', verbose_name='announced on')),
                    ('kind', models.CharField(choices=[('external', 'abroad'), ('internal', 'in another part of the country')], db_comment='Whether the parent goes abroad (external) or elsewhere in the country (internal).', max_length=10, verbose_name='where to')),
                    ('country', models.CharField(blank=True, db_comment='ISO 3166-1 code of the country, two letters; empty within the country or when not known.', max_length=2, verbose_name='country')),
                    ('reason', models.CharField(choices=[('work', 'to work'), ('study', 'to study'), ('treatment', 'for treatment'), ('family', 'to the family elsewhere'), ('other', 'for another reason')], db_comment='What the parent leaves for.', max_length=10, verbose_name='why')),
                    ('leaves_on', models.DateField(blank=True, db_comment='First day away, in the future or the past; null when a parent who is away does not say it.', null=True, verbose_name='leaves on')),
                    ('returns_on', models.DateField(blank=True, db_comment='Day on which the parent means to be back; null when that is not known.', null=True, verbose_name='comes back on')),
                    ('contact', models.CharField(blank=True, db_comment='Telephone or messenger under which the parent is reached while away; may be empty.', max_length=200, verbose_name='telephone or messenger there')),
                    ('carer', models.ForeignKey(db_comment='Adult of the family with whom the child stays, by the word of the parent.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.adult')),
                    ('words', models.TextField(blank=True, db_comment='What the parent wants the office to know, in own words; may be empty.', verbose_name='what the parent said')),
                ],
                options={
                    'db_table_comment': 'A parent announces to leave this child, or to be away already: where, from when, until when, with whom.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(fields=['child'], name='departure_of_child'), models.Index(condition=models.Q(('current', True)), fields=['district'], name='departure_of_district')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('returns_on', None), ('leaves_on', None), ('returns_on__gte', models.F('leaves_on')), _connector='OR'), name='departure_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('carer', models.F('adult')), _negated=True), name='who_leaves_does_not_care')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='DepartureCheck',
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
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='guardianship.departurecheck')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('child', models.ForeignKey(db_comment="Child of the announcement; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('departure', models.ForeignKey(db_comment='Announcement about which it was asked.', on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='guardianship.departure')),
                    ('kind', models.CharField(choices=[('identity', 'Who the parent is'), ('carer', 'Talk with the carer'), ('other_parent', 'Talk with the other parent')], db_comment='What was asked: the papers of the parent, the carer, or the other parent.', max_length=12)),
                    ('outcome', models.CharField(choices=[('seen', 'the papers were seen, it is this person'), ('agrees', 'agrees to take care of the child'), ('declines', 'does not agree'), ('consents', 'has nothing against it'), ('objects', 'is against it'), ('not_reached', 'could not be reached'), ('nobody', 'there is no other parent who decides')], db_comment='What was found or said; each kind has its own outcomes.', max_length=12, verbose_name='what came of it')),
                    ('asked_on', models.DateField(db_comment='Day in Bishkek on which the papers were seen or the talk was held, as claimed.', verbose_name='on which day')),
                    ('words', models.TextField(blank=True, db_comment='Papers that were seen, what the person said, or why nobody could be asked.', verbose_name='which papers, or what was said')),
                ],
                options={
                    'db_table_comment': 'One thing that the office asked about an announcement, on which day, and what came of it.',
                    'base_manager_name': 'ever',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'identity'), ('outcome__in', ('seen',))), models.Q(('kind', 'carer'), ('outcome__in', ('agrees', 'declines'))), models.Q(('kind', 'other_parent'), ('outcome__in', ('consents', 'objects', 'not_reached', 'nobody'))), _connector='OR'), name='outcome_of_its_check'), models.UniqueConstraint(condition=models.Q(('current', True)), fields=('departure', 'kind'), name='one_check_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['declines', 'objects', 'not_reached', 'nobody']), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='check_says_why')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='DepartureConfirmation',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child of the announcement; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('departure', models.OneToOneField(db_comment='Announcement that is in effect from now on; each is confirmed once.', on_delete=django.db.models.deletion.PROTECT, related_name='confirmation', to='guardianship.departure')),
                    ('confirmed_on', models.DateField(db_comment='Day in Bishkek on which the office confirmed it.', verbose_name='confirmed on')),
                    ('absence', models.ForeignKey(db_comment='Absence of the parent as the register has it since then.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.absence')),
                ],
                options={
                    'db_table_comment': 'The office confirms an announcement: it is in effect, and the absence and the carer are recorded.',
                },
            ), migrations.CreateModel(
                name='DepartureWithdrawal',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child of the announcement; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('departure', models.OneToOneField(db_comment='Announcement that was withdrawn before it was confirmed.', on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='guardianship.departure')),
                    ('reason', models.CharField(choices=[('stays', 'the parent does not leave'), ('otherwise', 'the parent arranges it in another way'), ('mistake', 'it was announced by mistake or of another child')], db_comment='Why it is withdrawn.', max_length=10, verbose_name='why')),
                    ('words', models.TextField(blank=True, db_comment='What the parent said about it; may be empty.', verbose_name='what was said')),
                ],
                options={
                    'db_table_comment': 'An announcement that waits no more: the parent stays after all, or arranges it otherwise.',
                },
            ), migrations.CreateModel(
                name='PartingReason',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child who lives apart; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('care', models.OneToOneField(db_comment='Care by which the child lives apart; rows in its place are of the same carer.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.carearrangement')),
                    ('reason', models.CharField(choices=[('child_wish', 'the child wishes it'), ('no_room', 'no carer can take all of them'), ('kin_share', 'the relatives share the care'), ('school', 'school or treatment'), ('safety', 'it is safer so'), ('for_now', 'only for now, until they are together'), ('other', 'for another reason')], db_comment='Why the children of one family live with different carers.', max_length=12, verbose_name='why they live apart')),
                    ('words', models.TextField(db_comment='What the child, the carers and the parents say of it, and how the children meet.', verbose_name='in words')),
                ],
                options={
                    'db_table_comment': 'Why a child lives with this carer, apart from brothers and sisters; it may not stay unsaid.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='parting_says_why')],
                },
            ), migrations.CreateModel(
                name='ReturnAnswer',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child of the arrangement; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('adult', models.ForeignKey(db_comment='Parent who came back.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.adult')),
                    ('returned_on', models.DateField(db_comment='First day on which the parent is back, as the absence has it.', verbose_name='came back on')),
                    ('outcome', models.CharField(choices=[('ends', 'it ends'), ('stays', 'it stays for now')], db_comment="Whether the carer's paper ends or stays.", max_length=5, verbose_name='what becomes of the arrangement')),
                    ('ends_on', models.DateField(blank=True, db_comment='Last day on which the carer stands in; null where the paper stays.', null=True, verbose_name='last day of the paper')),
                    ('decided_by', models.CharField(db_comment='Body or person who decided it, and by which act where there is one.', max_length=300, verbose_name='who decided it')),
                    ('words', models.TextField(db_comment='Why it ends or stays, and what the child says to it.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'A parent came back while a carer has a paper: it was decided what becomes of the arrangement.',
                    'constraints': [models.UniqueConstraint(fields=('child', 'adult', 'returned_on'), name='one_answer_a_return'), models.CheckConstraint(condition=models.Q(models.Q(('ends_on__isnull', False), ('outcome', 'ends')), models.Q(('ends_on', None), ('outcome', 'stays')), _connector='OR'), name='answer_ends_on_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('decided_by', ''), _negated=True)), name='answer_says_who_and_why')],
                },
            )],
        ),
    ]
