"""The tables of `umai.offices`; what guards them stands in its `sql` and on its models."""

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
                name='StaffRequest',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('code', 'a new sign-in code'), ('post', 'a post')], db_comment='Whether a sign-in code is asked for, or a post.', max_length=10)),
                    ('worker', models.ForeignKey(db_comment='Holder: who would get the code or the post, and is told of it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('account_id', models.BigIntegerField(db_comment='Account to which the code would open the way; null for a post. No foreign key.', null=True)),
                    ('office', models.ForeignKey(db_comment='Office of the post; null for a code.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('role', models.CharField(blank=True, choices=[('social_worker', 'social worker'), ('specialist', 'specialist of the district department'), ('head', 'head of the district department'), ('commission_secretary', "secretary of the Commission on Children's Affairs"), ('commission_member', "member of the Commission on Children's Affairs"), ('head_of_administration', 'head of the local administration'), ('inspector', 'juvenile inspector'), ('prosecutor', 'prosecutor'), ('round_member', 'member of a house-to-house round'), ('school_worker', 'school social teacher'), ('health_worker', 'health worker'), ('hotline_operator', "operator of the children's line"), ('oblast_supervisor', 'supervisor at oblast level'), ('analyst', 'analyst of the Ministry'), ('ministry_supervisor', 'supervisor at the Ministry'), ('ombudsman', 'officer of the Ombudsman'), ('commissioner', "Commissioner for Children's Rights"), ('administrator', 'system administrator'), ('auditor', 'auditor'), ('clock', "the system's clock")], db_comment='Post that would be held; empty for a code.', default='', max_length=30)),
                    ('superior', models.ForeignKey(db_comment='Worker named as superior in the post; null when none was, and for a code.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('from_on', models.DateField(db_comment='First day of the post, inclusive; null for a code.', null=True)),
                    ('to_on', models.DateField(db_comment='Last day of the post, inclusive; null while it is open, and for a code.', null=True)),
                    ('reason', models.TextField(blank=True, db_comment='Why it is asked for, in the words of who asks; may be empty.', default='', verbose_name='why')),
                    ('alone', models.BooleanField(db_comment='True where there was no second administrator yet, so that one person was enough.', db_default=False, default=False, editable=False)),
                ],
                options={
                    'db_table_comment': 'One person asks for a new code of an account in use, or for a post of somebody who has an account.',
                    'indexes': [models.Index(fields=['worker', 'recorded_at'], name='staff_request_of_worker')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('account_id__isnull', False), ('kind', 'code'), ('office', None)), models.Q(('account_id', None), ('from_on__isnull', False), ('kind', 'post'), ('office__isnull', False), models.Q(('role', ''), _negated=True)), _connector='OR'), name='staff_request_says_what')],
                },
            ), migrations.CreateModel(
                name='StaffAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('request', models.OneToOneField(db_comment='Request that is answered; each is answered once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='offices.staffrequest')),
                    ('agreed', models.BooleanField(db_comment='True where the other person agreed: then the code or the post is given.')),
                    ('reason', models.TextField(blank=True, db_comment='Why not, in the words of who did not agree; empty where the person agreed.', default='', verbose_name='why not')),
                ],
                options={
                    'db_table_comment': 'Another person agreed to it, or did not, and says why.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('agreed', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='staff_refusal_says_why')],
                },
            ), migrations.CreateModel(
                name='Training',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a form sent twice is written once.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office for which it was written down; whoever answers for it may strike the row.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('worker', models.ForeignKey(db_comment='Worker who learnt it or with whom the talk was held; never the writer of the row.', on_delete=django.db.models.deletion.PROTECT, related_name='trainings', to='staff.worker')),
                    ('kind', models.CharField(choices=[('qualification', 'qualification: a diploma or certificate for this work'), ('training', 'training: a course or a seminar'), ('supervision_talk', 'supervision talk with the head')], db_comment='Whether it is a qualification, a training, or a supervision talk with the head.', max_length=20, verbose_name='kind')),
                    ('title', models.CharField(blank=True, db_comment='What diploma, certificate, course or seminar it was; may be empty for a talk.', max_length=200, verbose_name='what it was')),
                    ('on', models.DateField(db_comment='Day of the diploma, training or talk, from which it counts.', verbose_name='day')),
                    ('holds_to', models.DateField(blank=True, db_comment='Last day, inclusive, on which a qualification counts; null: no end, or another kind.', null=True, verbose_name='counts until')),
                    ('hours', models.PositiveSmallIntegerField(blank=True, db_comment='How long a training lasted, in whole hours; null for another kind.', null=True, verbose_name='hours')),
                    ('strikes', models.OneToOneField(db_comment='Row that is wrong and is struck out by this one; null for an ordinary row.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='struck_by', to='offices.training')),
                    ('reason', models.CharField(blank=True, db_comment='Why the other row was wrong; empty unless this row strikes one out.', max_length=500, verbose_name='why it was struck')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when no worker was speaking.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                ],
                options={
                    'db_table_comment': 'One qualification, one training or one supervision talk of one worker, at the office of that time.',
                    'indexes': [models.Index(fields=['worker', 'kind', 'on'], name='training_of_worker')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('holds_to', None), ('holds_to__gte', models.F('on')), _connector='OR'), name='training_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('strikes', None), models.Q(('reason', ''), _negated=True), _connector='OR'), name='struck_training_says_why')],
                },
            )],
        ),
    ]
