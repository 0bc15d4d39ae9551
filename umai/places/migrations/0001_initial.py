"""The tables of `umai.places`; what guards them stands in its `sql` and on its models."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='Classifier',
                fields=[
                    ('id', models.AutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('name', models.TextField(db_comment='Name of the version as its files say it, else that of the folder they came in.')),
                    ('source', models.TextField(blank=True, db_comment='Who published the version, in the words of its files; empty when they do not say.')),
                    ('in_force_on', models.DateField(blank=True, db_comment='First day on which the version is in force; null when the publisher does not say.', null=True)),
                    ('sha256', models.CharField(db_comment='SHA-256 over the loaded files, in hexadecimal; the same files are one version.', max_length=64)),
                    ('loaded_at', models.DateTimeField(db_comment="When these files were loaded for the first time, by the database's clock.", db_default=django.db.models.functions.datetime.Now())),
                ],
                options={
                    'verbose_name': 'classifier',
                    'db_table_comment': 'One version of the state classifier that was loaded: which, from where, when, and the exact bytes.',
                    'constraints': [models.UniqueConstraint(fields=('sha256',), name='places_classifier_once')],
                },
            ), migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.AutoField(db_comment='Number of the unit, given once and never changed; row security and records hold it.', primary_key=True, serialize=False)),
                    ('code', models.CharField(db_comment='Code of the unit in the state classifier (SOATE), 14 digits kept as text.', max_length=14, verbose_name='code')),
                    ('parent', models.ForeignKey(db_comment='Unit in which it lies by the state classifier; null for the country.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='places.place')),
                    ('level', models.CharField(choices=[('country', 'country'), ('oblast', 'oblast'), ('district', 'district'), ('city', 'city or town'), ('municipality', 'aiyl aimak'), ('village', 'village')], db_comment='Kind of unit: country, oblast, district, city or town, aiyl aimak, or village.', max_length=12, verbose_name='level')),
                    ('name_ky', models.TextField(db_comment='Name in Kyrgyz, as published, as others wrote it, or made by rule from the Russian one.', verbose_name='name in Kyrgyz')),
                    ('name_ru', models.TextField(db_comment='Name in Russian, as the files of the state classifier have it.', verbose_name='name in Russian')),
                    ('name_en', models.TextField(db_comment='Name in Latin letters, as published or made by rule from the Kyrgyz one.', verbose_name='name in English')),
                    ('name_ky_source', models.TextField(blank=True, db_comment='Who wrote the Kyrgyz name, where `source` has none; empty: published there, or made by rule.')),
                    ('also', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), db_comment='Other names under which lists may have it, as of before a renaming; never shown as its name.', default=list)),
                    ('names_reviewed', models.BooleanField(db_comment='False: the Kyrgyz or Latin name was made by rule, and no native reader confirmed it.', default=False, verbose_name='names reviewed')),
                    ('iso_code', models.CharField(blank=True, db_comment='Code of ISO 3166, as KG or KG-Y; empty where the unit has none.', max_length=6)),
                    ('district', models.ForeignKey(db_comment='Unit whose department answers for it, maybe itself; null above units with a department.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Unit whose social worker answers for it, maybe itself; null where there is none.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('above', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), db_comment='Ids of all units in which it lies, from the country down, to find all inside a unit.', default=list)),
                    ('valid_from', models.DateField(db_comment='First day on which the unit may have been valid; null when no beginning was published.', null=True)),
                    ('valid_from_precision', models.CharField(choices=[('day', 'to the day'), ('month', 'to the month'), ('year', 'to the year'), ('span', 'within a span'), ('unknown', 'not known')], db_comment='How exactly the beginning is known: to the day, month or year, in a span, or not.', default='unknown', max_length=7)),
                    ('valid_from_words', models.TextField(blank=True, db_comment='The beginning in the words of its source; empty when none was published.')),
                    ('valid_to', models.DateField(db_comment='Last day on which the unit may have been valid; null means that it is in force.', null=True)),
                    ('valid_to_precision', models.CharField(blank=True, choices=[('day', 'to the day'), ('month', 'to the month'), ('year', 'to the year'), ('span', 'within a span'), ('unknown', 'not known')], db_comment='How exactly the end is known, as for the beginning; empty while the unit is in force.', max_length=7)),
                    ('valid_to_words', models.TextField(blank=True, db_comment='The end in the words of its source; empty while the unit is in force.')),
                    ('replaced_by', models.ForeignKey(db_comment='Unit that came after it by a published change; null when none is known.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='places.place')),
                    ('source', models.TextField(db_comment="Where this unit's names and code were taken from, in the words of the loaded file.")),
                    ('classifier', models.ForeignKey(db_comment='Newest loaded version of the state classifier that has this code.', on_delete=django.db.models.deletion.PROTECT, related_name='places', to='places.classifier')),
                    ('sort_ky', models.GeneratedField(db_comment='The name with letters replaced so that code point order is Kyrgyz alphabetical order.', db_persist=True, expression=models.Func(django.db.models.functions.text.Lower('name_ky'), models.Value('абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя'), models.Value('0123456789abcdefghijklmnopqrstuvwxyz'), function='translate', output_field=models.TextField()), output_field=models.TextField())),
                    ('sort_ru', models.GeneratedField(db_comment='The name with letters replaced so that code point order is Kyrgyz alphabetical order.', db_persist=True, expression=models.Func(django.db.models.functions.text.Lower('name_ru'), models.Value('абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя'), models.Value('0123456789abcdefghijklmnopqrstuvwxyz'), function='translate', output_field=models.TextField()), output_field=models.TextField())),
                ],
                options={
                    'verbose_name': 'place',
                    'verbose_name_plural': 'places',
                    'db_table_comment': 'One unit of the territory, as one code of the classifier names it.',
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['above'], name='places_above')],
                    'constraints': [models.UniqueConstraint(fields=('code',), name='places_code_once'), models.CheckConstraint(condition=models.Q(('code__regex', '^[0-9]{14}$')), name='places_code_is_14_digits'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='places_begins_before_it_ends'), models.CheckConstraint(condition=models.Q(models.Q(('valid_to', None), ('valid_to_precision', '')), models.Q(('valid_to__isnull', False), models.Q(('valid_to_precision', ''), _negated=True)), _connector='OR'), name='places_end_says_how_exact')],
                },
            ), migrations.CreateModel(
                name='Change',
                fields=[
                    ('id', models.AutoField(db_comment='Number of the row, given by the database; it means nothing else.', primary_key=True, serialize=False)),
                    ('code', models.TextField(blank=True, db_comment='14 digits of the unit that changed, or the word of the source where it names several.')),
                    ('place', models.ForeignKey(db_comment='Unit that has this code; null when no unit with this code is known.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='places.place')),
                    ('date_words', models.TextField(db_comment='Date as published, such as 2022 or 2023-2025, or words for it; empty when not known.')),
                    ('precision', models.CharField(choices=[('day', 'to the day'), ('month', 'to the month'), ('year', 'to the year'), ('span', 'within a span'), ('unknown', 'not known')], db_comment='How exactly the date is known: to the day, month or year, in a span, or not.', max_length=7)),
                    ('from_on', models.DateField(db_comment='First day on which the change can have happened; null when its date is not known.', null=True)),
                    ('to_on', models.DateField(db_comment='Last day on which the change can have happened; null when its date is not known.', null=True)),
                    ('kind', models.TextField(db_comment='Sort of change in the word of its source, such as rename, merge, status or parent.')),
                    ('old', models.TextField(blank=True, db_comment="State before the change, in the source's words: a name, a status or codes.")),
                    ('new', models.TextField(blank=True, db_comment="State after the change, in the source's words: a name, a status or codes.")),
                    ('note', models.TextField(blank=True, db_comment='What happened, in a sentence; or that it was found by comparing two versions.')),
                    ('source', models.TextField(db_comment='Where the change was published; if found by comparing, the version that shows it.')),
                    ('confidence', models.TextField(blank=True, db_comment="How sure it is, in the source's words, such as high; empty if found by comparing.")),
                ],
                options={
                    'verbose_name': 'change of the territory',
                    'db_table_comment': 'One published change of the territory, in the words of its source, for one place.',
                    'ordering': ['from_on', 'code', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('code', 'date_words', 'kind', 'old', 'new', 'note'), name='places_change_once')],
                },
            )],
        ),
    ]
