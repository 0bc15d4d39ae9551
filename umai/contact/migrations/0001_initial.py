"""The tables of `umai.contact`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
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
                name='CardDecision',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child for whom it was decided.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('outcome', models.CharField(choices=[('carry', 'it is safe, the child may carry the card'), ('not_given', 'the card is not given')], db_comment='Whether the child may carry the card or it is not given.', max_length=9, verbose_name='what was decided')),
                    ('who_may_find', models.TextField(blank=True, db_comment='Who may find the card on the child; required where the child may carry it.', verbose_name='who may find the card')),
                    ('why', models.TextField(blank=True, db_comment='Why it is not given, or why it is given although somebody who may do harm is near.', verbose_name='why')),
                    ('near', models.BooleanField(db_comment='Whether the page warned of somebody who may harm the child when it was decided.')),
                ],
                options={
                    'db_table_comment': 'Somebody thought about who may find the card, and decided; the latest decision stands.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('outcome', 'carry'), ('who_may_find', ''), _negated=True), name='card_says_who_may_find_it'), models.CheckConstraint(condition=models.Q(('outcome', 'not_given'), ('why', ''), _negated=True), name='no_card_says_why'), models.CheckConstraint(condition=models.Q(('near', True), ('why', ''), _negated=True), name='card_near_danger_says_why')],
                },
            ), migrations.CreateModel(
                name='GivenCard',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child for whom it is.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('decision', models.ForeignKey(db_comment='Decision by which the child may carry it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contact.carddecision')),
                    ('given_on', models.DateField(db_comment='Day in Bishkek on which it was given, as claimed.', verbose_name='given on')),
                    ('to_whom', models.CharField(choices=[('child', 'to the child'), ('adult', 'to an adult whom the child trusts')], db_comment='Whether it was given to the child or to an adult.', max_length=5, verbose_name='to whom')),
                    ('words', models.TextField(blank=True, db_comment='Which adult took it; required for an adult, else it may be empty.', verbose_name='to which adult')),
                ],
                options={
                    'db_table_comment': 'A card was given; who gave it is the writer of the row.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('to_whom', 'adult'), ('words', ''), _negated=True), name='card_says_which_adult')],
                },
            ), migrations.CreateModel(
                name='LostCard',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child who had it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('card', models.OneToOneField(db_comment='Card that is lost; this is said of it at most once.', on_delete=django.db.models.deletion.PROTECT, related_name='lost', to='contact.givencard')),
                    ('noticed_on', models.DateField(db_comment='Day in Bishkek on which the loss was noticed, as claimed.', verbose_name='noticed on')),
                    ('words', models.TextField(blank=True, db_comment='How it was lost and who may have it; empty when nobody knows.', verbose_name='how')),
                ],
                options={
                    'db_table_comment': 'A card that was given is lost, or somebody took it away.',
                },
            )],
        ),
    ]
