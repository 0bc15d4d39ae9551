"""The tables of `umai.urgency`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('places', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Urgency',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('signal_id', models.UUIDField(db_comment='Signal with which it began; null where it began in a case. No foreign key.', null=True, unique=True)),
                    ('case_id', models.UUIDField(db_comment='Case in which it goes on; null while there is none. No foreign key.', null=True)),
                    ('child_id', models.UUIDField(db_comment='Child of that case; null while no case is open. No foreign key.', null=True)),
                    ('district', models.ForeignKey(db_comment='District that was called; in a case the one that holds the file.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Municipality that holds the file; null before there is a case.', db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('keeper', models.CharField(choices=[('district', 'district department'), ('oblast', 'oblast level')], db_comment='Level that answers while there is no case: the district, or the oblast above it.', db_default='district', max_length=10)),
                    ('called_at', models.DateTimeField(db_comment='When it was called to act; hours are counted from here, never from the report.')),
                    ('taken_at', models.DateTimeField(db_comment='When somebody took the call; null while nobody did, or where nobody was called.', null=True)),
                    ('taken_by', models.ForeignKey(db_comment='Worker who took the call and has to act on it; null while nobody did.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('seen_at', models.DateTimeField(db_comment='When the child was seen, as whoever saw the child wrote; null while nobody did.', null=True)),
                    ('seen_by', models.ForeignKey(db_comment='Worker who wrote that the child was seen, or who made the visit; null while nobody did.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('is_safe', models.BooleanField(db_comment='False where life or health was in danger when the child was seen; null while not seen.', null=True)),
                    ('ended_at', models.DateTimeField(db_comment="When it was recorded that it ended, by the database's clock; null while it is open.", null=True)),
                    ('ended_how', models.CharField(choices=[('seen', 'the child was seen'), ('decided', 'two persons decided, with reasons')], db_comment='By what it ended; empty while it is open.', db_default='', max_length=10)),
                ],
                options={
                    'db_table_comment': 'A child must be seen: by whom, since when, and who saw the child when.',
                    'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['district', 'called_at'], name='urgency_open'), models.Index(fields=['case_id'], name='urgency_of_case'), models.Index(fields=['child_id'], name='urgency_of_child')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_how', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_how', ''), _negated=True)), _connector='OR'), name='urgency_ended_says_how'), models.CheckConstraint(condition=models.Q(models.Q(('ended_how', 'seen'), _negated=True), models.Q(('is_safe__isnull', False), ('seen_at__isnull', False), ('seen_by__isnull', False)), _connector='OR'), name='urgency_seen_by_whom'), models.CheckConstraint(condition=models.Q(('seen_at', None), ('seen_at__gte', models.F('called_at')), _connector='OR'), name='urgency_seen_after_call')],
                },
            )],
        ),
    ]
