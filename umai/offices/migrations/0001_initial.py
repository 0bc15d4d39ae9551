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
