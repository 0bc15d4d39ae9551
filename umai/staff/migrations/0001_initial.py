"""The tables of `umai.staff`; what guards them stands in its `sql` and on its models."""

import datetime
import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import umai.staff.models
from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        BtreeGistExtension(),  # one term a day is an exclusion constraint over a UUID and a range
        # Counts tries to sign in, for Django's database cache; named so that it falls to the role that
        # holds accounts and sessions, and to no other.
        migrations.RunSQL(
            """
            create table account_counter (
                cache_key varchar(255) primary key, value text not null, expires timestamptz not null
            );
            create index account_counter_expires on account_counter (expires);
            comment on table account_counter is
                'Tries to sign in, counted by Django''s database cache; minutes old at most.';
            """,
            reverse_sql="drop table account_counter",
        ),
        CreateTables(
            models=[migrations.CreateModel(
                name='Worker',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the person, one for all posts and accounts; records name their writer by it.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('surname', models.CharField(db_comment='Family name of the worker, shown beside what the worker wrote.', max_length=100)),
                    ('given', models.CharField(db_comment='Given name of the worker, shown after the surname.', max_length=100)),
                    ('patronymic', models.CharField(blank=True, db_comment='Patronymic of the worker; empty when there is none or it is not known.', max_length=100)),
                    ('recorded_at', models.DateTimeField(db_comment="When the row was written, by the database's clock.", db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'A person who works for the children: one row a person, however many posts or accounts.',
                },
            ), migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('username', models.CharField(db_comment='Sign-in name, kept in small letters; each is given once.', max_length=60)),
                    ('password', models.CharField(db_comment='Argon2 hash of the password; empty or unusable until the holder has set one.', max_length=128)),
                    ('last_login', models.DateTimeField(blank=True, db_comment="When the account last signed in, by the database's clock; null before the first time.", null=True)),
                    ('email', models.EmailField(blank=True, db_comment='Address that the sign-in library expects; the program neither fills it nor sends to it.', max_length=254)),
                    ('worker', models.ForeignKey(db_comment='Person who signs in with the account; one person may have several.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('is_active', models.BooleanField(db_comment='False: the account is closed, and a sign-in is refused as if it did not exist.', default=True)),
                    ('created_at', models.DateTimeField(db_comment="When the account was made, by the database's clock.", db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'What a worker signs in with. A worker may have several; a person without an account has none.',
                    'constraints': [models.UniqueConstraint(fields=('username',), name='one_account_per_username')],
                },
            ), migrations.CreateModel(
                name='Enrolment',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('account', models.ForeignKey(db_comment='Account whose password and second factor are set with the code.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('code_hash', models.BinaryField(db_comment='Keyed SHA-256 (HMAC) of the one-time code; the code itself is not kept.')),
                    ('expires_at', models.DateTimeField(db_comment='When the code stops being good: 24 hours after it was made, or at a newer code.')),
                    ('used_at', models.DateTimeField(blank=True, db_comment='When the second factor was set with the code; null while it was not.', null=True)),
                    ('created_at', models.DateTimeField(db_comment="When the one-time code was made, by the database's clock.", db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('request_id', models.UUIDField(db_comment='Request to which another person agreed; null for a new account. No foreign key.', editable=False, null=True, unique=True)),
                ],
                options={
                    'db_table_comment': 'A one-time code with which a new account sets its password and second factor.',
                },
            ), migrations.CreateModel(
                name='LegalPaper',
                fields=[
                    ('id', models.AutoField(db_comment='Papers are numbered in the order in which they were told.', primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('order', 'the order by which the register is kept'), ('holder', 'the holder of the data: the paper that names the body'), ('registration', 'the registration of the holder and of the set of data'), ('impact', 'the assessment of the impact on personal data'), ('no_impact', "a lawyer's word that no assessment of the impact is needed"), ('open_points', 'the signature under what of docs/security is not there yet')], db_comment='What the paper says.', max_length=20)),
                    ('number', models.CharField(db_comment='Number of the paper, as it stands on it.', max_length=100)),
                    ('signed_on', models.DateField(db_comment='Day on the paper.')),
                    ('signed_by', models.CharField(db_comment='Body that issued the paper, or the person who signed it.', max_length=200)),
                    ('about', models.CharField(blank=True, db_comment='SHA-256 of the points that were signed for, so that other points are signed for anew; else empty.', default='', max_length=64)),
                    ('recorded_at', models.DateTimeField(db_comment='When the paper was told, by the clock of the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ],
                options={
                    'db_table_comment': 'A paper on which this register stands, told by whoever sets it up. The last one of a kind counts.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('signed_on__gte', datetime.date(1991, 8, 31))), name='paper_of_the_republic')],
                },
            ), migrations.CreateModel(
                name='Office',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the office, made by whoever adds it; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('municipality', 'aiyl okmotu or town hall'), ('district', 'district or city department for child protection'), ('commission', "Commission on Children's Affairs"), ('administration', 'local state administration'), ('police', 'juvenile affairs inspectorate'), ('prosecution', "prosecutor's office"), ('school', 'school'), ('clinic', 'clinic'), ('hotline', "children's line"), ('oblast', 'oblast level of the authorised body'), ('ministry', 'Ministry'), ('ombudsman', "Ombudsman's office"), ('commissioner', "office of the Commissioner for Children's Rights")], db_comment='What kind of body it is; decides which posts there are and what is done there.', max_length=20)),
                    ('place', models.ForeignKey(db_comment='Place that the office serves; with the role it decides whose files are reached.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('above', models.ForeignKey(blank=True, db_comment='Office that stands over this one, for information; null when none is recorded.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='below', to='staff.office')),
                    ('name_ky', models.CharField(db_comment='Name that readers of Kyrgyz see; also shown where no language is chosen.', max_length=200)),
                    ('name_ru', models.CharField(db_comment='Name that readers of Russian see on pages and papers.', max_length=200)),
                    ('name_en', models.CharField(db_comment='Name that readers of English see on pages and papers.', max_length=200)),
                    ('from_on', models.DateField(blank=True, db_comment='First day of the office, for information; null when it is not recorded.', null=True)),
                    ('to_on', models.DateField(blank=True, db_comment='Last day of the office, inclusive; null while no end is known.', null=True)),
                ],
                options={
                    'db_table_comment': 'A body that serves a place: a town hall, a district department, a Commission, a school.',
                },
            ), migrations.CreateModel(
                name='Particulars',
                fields=[
                    ('worker', models.OneToOneField(db_comment='Worker of whom this is said; it is also the key, so there is at most one row each.', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='staff.worker')),
                    ('pin', models.CharField(blank=True, db_comment='PIN, to find two accounts of one person and relatives of a child; empty if unknown.', max_length=14)),
                    ('dwelling', models.ForeignKey(blank=True, db_comment='Place where the worker lives, to know neighbours and relatives; null if unknown.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('dwelling_words', models.CharField(blank=True, db_comment='Where the worker lives, as typed at the appointment; empty if unknown; not shown.', max_length=300)),
                    ('phone', models.CharField(blank=True, db_comment='Telephone for SMS about calls and summaries, with country code; empty when none.', default='', max_length=16)),
                    ('email', models.EmailField(blank=True, db_comment='Address for e-mail about calls and summaries; empty when there is none.', default='', max_length=254)),
                    ('language', models.CharField(choices=[('ky', 'Кыргызча'), ('ru', 'Русский'), ('en', 'English')], db_comment='Language in which SMS and e-mail are written to the worker: ky, ru or en.', default='ky', max_length=2)),
                ],
                options={
                    'db_table_comment': "A worker's PIN and dwelling, to find two accounts of one person, and relatives of a child.",
                    'constraints': [models.UniqueConstraint(condition=models.Q(('pin', ''), _negated=True), fields=('pin',), name='one_worker_per_pin')],
                },
            ), migrations.CreateModel(
                name='Term',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('worker', models.ForeignKey(db_comment='Person who holds the post; the database refuses two terms of one person on a day.', on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='staff.worker')),
                    ('office', models.ForeignKey(db_comment='Office at which the post is held; its place decides what the worker reaches.', on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='staff.office')),
                    ('role', models.CharField(choices=[('social_worker', 'social worker'), ('specialist', 'specialist of the district department'), ('head', 'head of the district department'), ('commission_secretary', "secretary of the Commission on Children's Affairs"), ('commission_member', "member of the Commission on Children's Affairs"), ('head_of_administration', 'head of the local administration'), ('inspector', 'juvenile inspector'), ('prosecutor', 'prosecutor'), ('round_member', 'member of a house-to-house round'), ('school_worker', 'school social teacher'), ('health_worker', 'health worker'), ('hotline_operator', "operator of the children's line"), ('oblast_supervisor', 'supervisor at oblast level'), ('analyst', 'analyst of the Ministry'), ('ministry_supervisor', 'supervisor at the Ministry'), ('ombudsman', 'officer of the Ombudsman'), ('commissioner', "Commissioner for Children's Rights"), ('administrator', 'system administrator'), ('auditor', 'auditor'), ('clock', "the system's clock")], db_comment='Post that is held; decides what the worker may do and which files are seen.', max_length=30)),
                    ('superior', models.ForeignKey(blank=True, db_comment='Worker named as superior at the appointment, for information; null when none was.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('from_on', models.DateField(db_comment='First day of the term, inclusive, by the calendar of Bishkek.')),
                    ('to_on', models.DateField(blank=True, db_comment='Last day of the term, inclusive, by the calendar of Bishkek; null while it is open.', null=True)),
                    ('ended_at', models.DateTimeField(blank=True, db_comment='Instant of a dismissal, which ends the term at once; null when its last day ends it.', null=True)),
                    ('recorded_at', models.DateTimeField(db_comment="When the row was written, by the database's clock.", db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('request_id', models.UUIDField(db_comment='Request to which another person agreed; null where one person was enough. No foreign key.', editable=False, null=True, unique=True)),
                ],
                options={
                    'db_table_comment': 'A worker holds one post at one office from one day through another.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('to_on', None), ('to_on__gte', models.F('from_on')), _connector='OR'), name='term_ends_after_it_begins'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('worker', '='), (umai.staff.models.DateRange('from_on', 'to_on', models.Value('[]')), '&&')], name='one_term_a_day')],
                },
            ), migrations.CreateModel(
                name='Turn',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office for which somebody is on duty: a department or an oblast office.', on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='staff.office')),
                    ('worker', models.ForeignKey(db_comment='Worker on duty, who is the first to be told of an urgent call.', on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='staff.worker')),
                    ('substitute', models.ForeignKey(blank=True, db_comment='Worker who is told next when the one on duty does not take a call; null: nobody.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('from_at', models.DateTimeField(db_comment='Instant at which the turn begins, inclusive.')),
                    ('to_at', models.DateTimeField(db_comment='Instant at which the turn ends, exclusive.')),
                    ('replaces', models.ForeignKey(blank=True, db_comment='Turn that was handed over and in whose time this one lies; null when there was none.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.turn')),
                    ('current', models.BooleanField(db_comment='False once rows that hand the turn over were written; kept by the database.', db_default=True, default=True, editable=False)),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who set the turn or handed it over, stamped by the database; null: no worker.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                ],
                options={
                    'db_table_comment': "A worker's turn on duty for an office, and who stands in.",
                    'base_manager_name': 'ever',
                    'constraints': [models.CheckConstraint(condition=models.Q(('to_at__gt', models.F('from_at'))), name='turn_ends_after_it_begins'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('current', True)), expressions=[('office', '='), (umai.staff.models.InstantRange('from_at', 'to_at', models.Value('[)')), '&&')], name='one_turn_at_a_time')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='WrongCode',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('account', models.ForeignKey(db_comment='Account whose password was right.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('place', models.BinaryField(db_comment='Keyed hash of the browser in which the account signed in before, else of the network address.')),
                    ('known_browser', models.BooleanField(db_comment='True: typed in a browser in which the account had signed in with both factors.')),
                    ('password', models.BinaryField(db_comment='Keyed mark of the password that was right; wrong codes after an earlier one count no more.')),
                    ('at', models.DateTimeField(db_comment='When the code was typed; deleted after 90 days.')),
                    ('told_at', models.DateTimeField(db_comment='When the holder signed in and was told of it, or had typed it; null before.', null=True)),
                ],
                options={
                    'db_table_comment': 'A wrong code after the right password: by these the next ones are limited, and the holder is told.',
                    'indexes': [models.Index(fields=['account', 'at'], name='wrong_code_of_account')],
                },
            )],
        ),
    ]
