"""The tables of `umai.statistics`; what guards them stands in its `sql` and on its models."""

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
                name='PublishedClaim',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that entered it, and alone may withdraw it.', editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('said_by', models.CharField(db_comment='Person or body that published the figure; never a child or a family.', max_length=200, verbose_name='who said it')),
                    ('said_on', models.DateField(db_comment='Day in Bishkek of the publication.', verbose_name='when it was published')),
                    ('published_in', models.CharField(db_comment='Name of the publication, with its page or its address.', max_length=300, verbose_name='where it was published')),
                    ('sentence', models.TextField(db_comment='Sentence as it was published, in its own language; never empty.', verbose_name='the sentence')),
                    ('indicator', models.CharField(db_comment='Code of what is counted, as in `data/indicators.toml`.', max_length=60)),
                    ('territory', models.CharField(db_comment='Country or oblast by ISO 3166-2, as in the rows.', max_length=20)),
                    ('measure', models.CharField(choices=[('figure', 'the figure itself'), ('percent', 'a change in per cent'), ('points', 'a change in percentage points')], db_comment='Whether it states the figure itself or a change of it, and in which unit.', max_length=10)),
                    ('figure', models.DecimalField(db_comment='Figure as stated; a fall is below nought.', decimal_places=3, max_digits=15)),
                    ('digits', models.PositiveSmallIntegerField(db_comment='Digits after the decimal sign with which it was printed: it is compared with so many.')),
                    ('year', models.CharField(db_comment='Year or period that it speaks of, written as in the rows.', max_length=12)),
                    ('base_year', models.CharField(blank=True, db_comment='Year or period from which a change is counted; empty for a figure itself, and for nothing else.', max_length=12)),
                ],
                options={
                    'db_table_comment': 'Somebody published a sentence with a figure, and an office that works with figures wrote it down.',
                    'indexes': [models.Index(fields=['-said_on'], name='claim_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('base_year', ''), ('measure', 'figure')), models.Q(models.Q(('measure', 'figure'), _negated=True), models.Q(('base_year', ''), _negated=True)), _connector='OR'), name='claim_of_change_has_base'), models.CheckConstraint(condition=models.Q(('sentence', ''), _negated=True), name='claim_has_sentence'), models.CheckConstraint(condition=models.Q(('said_by', ''), _negated=True), name='claim_says_who'), models.CheckConstraint(condition=models.Q(('published_in', ''), _negated=True), name='claim_says_where'), models.CheckConstraint(condition=models.Q(('digits__lte', 3)), name='claim_has_few_digits')],
                },
            ), migrations.CreateModel(
                name='ClaimWithdrawal',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('claim', models.OneToOneField(db_comment='Claim that is withdrawn, once.', on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='statistics.publishedclaim')),
                    ('words', models.TextField(db_comment='What was wrong in what the office entered; never empty.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'What the office entered was not what was published: it stands, marked, and is checked no more.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='claim_withdrawn_with_words')],
                },
            )],
        ),
    ]
