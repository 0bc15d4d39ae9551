"""The tables of `umai.referrals`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('intake', '0001_initial'),
        ('places', '0001_initial'),
        ('planning', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('body', models.CharField(choices=[('school', 'school'), ('clinic', 'clinic'), ('police', 'juvenile affairs inspectorate'), ('prosecution', "prosecutor's office"), ('administration', 'local state administration'), ('municipality', 'aiyl okmotu or town hall')], db_comment="Kind of body; where one office is named, that office's own kind.", max_length=20, verbose_name='kind of body')),
                    ('office', models.ForeignKey(blank=True, db_comment='The one office that is meant; null means every body of the kind.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('place', models.ForeignKey(db_comment="Place whose children are served; for an agreement, the department's district.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('holds_from', models.DateField(db_comment='First day, inclusive, on which it is in force.', verbose_name='first day')),
                    ('holds_to', models.DateField(blank=True, db_comment='Last day, inclusive, as first said; null if open. An ending row may set an earlier one.', null=True, verbose_name='last day')),
                    ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), db_comment='Names of the data that may be sent to the body; child_name is always among them.')),
                    ('cite', models.TextField(db_comment='Legal basis of the exchange: an article or an order.', verbose_name='what the exchange rests on')),
                    ('number', models.CharField(db_comment='Number of the signed paper on which the agreement stands.', max_length=60, verbose_name='number of the signed paper')),
                    ('signed_on', models.DateField(db_comment='Day on which the paper was signed.', verbose_name='signed on')),
                ],
                options={
                    'db_table_comment': 'What the department of a district may pass on to a body, or to all of a kind there, and on what paper.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('holds_to', None), ('holds_to__gte', models.F('holds_from')), _connector='OR'), name='agreement_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('fields__contains', ['child_name'])), name='agreement_names_child')],
                },
            ), migrations.CreateModel(
                name='Service',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('body', models.CharField(choices=[('school', 'school'), ('clinic', 'clinic'), ('police', 'juvenile affairs inspectorate'), ('prosecution', "prosecutor's office"), ('administration', 'local state administration'), ('municipality', 'aiyl okmotu or town hall')], db_comment="Kind of body; where one office is named, that office's own kind.", max_length=20, verbose_name='kind of body')),
                    ('office', models.ForeignKey(blank=True, db_comment='The one office that is meant; null means every body of the kind.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('place', models.ForeignKey(db_comment="Place whose children are served; for an agreement, the department's district.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('holds_from', models.DateField(db_comment='First day, inclusive, on which it is in force.', verbose_name='first day')),
                    ('holds_to', models.DateField(blank=True, db_comment='Last day, inclusive, as first said; null if open. An ending row may set an earlier one.', null=True, verbose_name='last day')),
                    ('code', models.SlugField(db_comment='Short code for people; unique for one place and one first day.', max_length=30, verbose_name='short code')),
                    ('name_ky', models.CharField(db_comment='What the service is called on pages in Kyrgyz.', max_length=200, verbose_name='name in Kyrgyz')),
                    ('name_ru', models.CharField(db_comment='What the service is called on pages in Russian.', max_length=200, verbose_name='name in Russian')),
                    ('name_en', models.CharField(db_comment='What the service is called on pages in English.', max_length=200, verbose_name='name in English')),
                ],
                options={
                    'db_table_comment': 'Something that a body does for children of a place: a line of the catalogue, which names no child.',
                    'constraints': [models.UniqueConstraint(fields=('code', 'place', 'holds_from'), name='service_code_once'), models.CheckConstraint(condition=models.Q(('holds_to', None), ('holds_to__gte', models.F('holds_from')), _connector='OR'), name='service_ends_after_it_begins')],
                },
            ), migrations.CreateModel(
                name='CatalogueEnding',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the program; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null where nobody was signed in.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('service', models.OneToOneField(db_comment='Service that is ended; null where an agreement is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='referrals.service')),
                    ('agreement', models.OneToOneField(db_comment='Agreement that is ended; null where a service is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='referrals.agreement')),
                    ('holds_to', models.DateField(db_comment='Last day, inclusive, on which it is still in force; not later than was said at first.')),
                    ('reason', models.TextField(db_comment='Why the service or the agreement is ended.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'A service or an agreement ends on this day, earlier than was said; the day still counts.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agreement__isnull', False), ('service', None)), models.Q(('agreement', None), ('service__isnull', False)), _connector='OR'), name='ending_is_of_one')],
                },
            ), migrations.CreateModel(
                name='Referral',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child for whom help is asked; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case in which the help is asked for.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('service', models.ForeignKey(db_comment='Service of the catalogue that is asked for.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.service')),
                    ('to_office', models.ForeignKey(db_comment='Office that is asked; its workers see the row.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('agreement', models.ForeignKey(db_comment='Agreement, in force on sent_on, that allows to pass on what is sent.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.agreement')),
                    ('measure', models.ForeignKey(blank=True, db_comment="Row of the plan's measure that it serves, as it stood then; null where it serves none.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.measure')),
                    ('measure_line', models.UUIDField(blank=True, db_comment='Line of that measure, which stays when it is changed; null where it serves none.', editable=False, null=True)),
                    ('sent', models.JSONField(db_comment='All that the body was told, by name of the field, as it was when sent; never changed.')),
                    ('urgent', models.BooleanField(db_comment='True if the writer said so or the risk in the case is urgent; shortens the term.', default=False, verbose_name='urgent')),
                    ('sent_on', models.DateField(db_comment='Day in Bishkek on which the body was asked.')),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, for the body to accept or refuse.')),
                ],
                options={
                    'db_table_comment': 'One body is asked to do one thing for one child, in a case; the id is made by the writer.',
                    'indexes': [models.Index(fields=['district', 'sent_on'], name='referral_of_district')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('sent_on'))), name='answer_due_after_it_was_sent')],
                },
            ), migrations.CreateModel(
                name='ReferralAnswer',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child for whom help was asked, copied from the referral by the database.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('referral', models.ForeignKey(db_comment='Referral that is answered; each kind of answer comes once.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='referrals.referral')),
                    ('to_office', models.ForeignKey(db_comment='Office that was asked, copied from the referral by the database; it sees the row.', db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('kind', models.CharField(choices=[('accepted', 'accepted'), ('refused', 'refused'), ('done', 'done'), ('not_done', 'not done')], db_comment='What the body says: accepted, then done or not done; or refused.', max_length=10, verbose_name='answer')),
                    ('answered_on', models.DateField(db_comment='Day in Bishkek of the answer; of a letter, the day on which it came.', verbose_name='day of the answer')),
                    ('words', models.TextField(blank=True, db_comment='What the body says; required as the reason where it refused or did not do it.', verbose_name='in words')),
                    ('service_due_on', models.DateField(blank=True, db_comment='Last day, inclusive, to give the accepted help; null for all other answers.', null=True, verbose_name='to be done by')),
                    ('on_paper', models.BooleanField(db_comment='True if the answer came by letter and whoever keeps the file wrote it down.', default=False)),
                    ('paper_number', models.CharField(blank=True, db_comment='Number of the letter; empty where it has none or no letter came.', max_length=60, verbose_name='number of the letter')),
                    ('paper_on', models.DateField(blank=True, db_comment='Date that stands on the letter; null where it has none or no letter came.', null=True, verbose_name='day on the letter')),
                    ('decided_by', models.CharField(blank=True, db_comment='Who signed the letter, by name and post; empty where no letter came.', max_length=200, verbose_name='who signed it')),
                    ('scan', models.ForeignKey(blank=True, db_comment='File with the scan or photo of the letter; null where there is none.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ],
                options={
                    'db_table_comment': 'What the body said, or what it did. Each kind once: accepted, then done or not done; or refused.',
                    'constraints': [models.UniqueConstraint(fields=('referral', 'kind'), name='one_answer_of_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'accepted'), ('service_due_on__isnull', False)), models.Q(models.Q(('kind', 'accepted'), _negated=True), ('service_due_on', None)), _connector='OR'), name='accepted_says_until_when'), models.CheckConstraint(condition=models.Q(('kind__in', ['accepted', 'done']), models.Q(('words', ''), _negated=True), _connector='OR'), name='refusal_says_why'), models.CheckConstraint(condition=models.Q(('on_paper', False), models.Q(('decided_by', ''), _negated=True), _connector='OR'), name='paper_says_who_signed')],
                },
            ), migrations.CreateModel(
                name='ReferralReason',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child for whom help is asked; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('referral', models.OneToOneField(db_comment='Referral that is explained; the body that is asked does not see this row.', on_delete=django.db.models.deletion.PROTECT, related_name='reason', to='referrals.referral')),
                    ('words', models.TextField(db_comment='Why this body is asked; it stays in the file and is not sent.', verbose_name='why this body is asked')),
                ],
                options={
                    'db_table_comment': 'Why the body was asked, in the words of the file; it is not sent.',
                },
            ), migrations.CreateModel(
                name='Withdrawal',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child for whom help was asked, copied from the referral by the database.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('referral', models.OneToOneField(db_comment='Referral that is taken back; this happens once at most.', on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='referrals.referral')),
                    ('to_office', models.ForeignKey(db_comment='Office that was asked, copied from the referral by the database; it sees the row.', db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('reason', models.TextField(db_comment='Why the referral is taken back; the body reads it.', verbose_name='why it is taken back')),
                    ('withdrawn_on', models.DateField(db_comment='Day in Bishkek on which the referral was taken back.')),
                ],
                options={
                    'db_table_comment': 'The referral is taken back before it was done: the body need not do it any more.',
                },
            )],
        ),
    ]
