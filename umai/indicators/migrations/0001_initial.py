"""The tables of `umai.indicators`; what guards them stands in its `sql` and on its models."""

import django.contrib.postgres.fields
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='KeptFigure',
                fields=[
                    ('id', models.BigAutoField(db_comment='Number of the row, by which nothing is found; a count that is kept anew keeps it.', primary_key=True, serialize=False)),
                    ('query', models.CharField(db_comment='Name of the rows that were counted: the end of the name of `indicators_rows_...`.', max_length=40)),
                    ('fixed', models.JSONField(db_comment='Dimensions that are fixed to one category, each with its code in a list; `{}` for none.')),
                    ('last_day', models.DateField(db_comment='Day in Bishkek until which was counted, from the first of its year, or as of which.')),
                    ('as_known_at', models.DateTimeField(db_comment='Last instant of the year, where it was counted from what was known then; null: from what was known when it was counted.', null=True)),
                    ('of_age_at', models.PositiveSmallIntegerField(db_comment='After how many years somebody was of age by the law of `last_day`.')),
                    ('told_by', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), db_comment='Dimensions by which it is told apart, in order; empty for all together.')),
                    ('cells', models.JSONField(db_comment='List of pairs: codes of the categories, and the count to the nearest ten; without codes, the sum.')),
                    ('counted_at', models.DateTimeField(db_comment='When it was counted, by the clock of the database.')),
                ],
                options={
                    'db_table_comment': 'The counts of one indicator by one list of dimensions, as a page shows them: to the nearest ten.',
                    'constraints': [models.UniqueConstraint(fields=('query', 'fixed', 'last_day', 'as_known_at', 'of_age_at', 'told_by'), name='kept_figure_once', nulls_distinct=False)],
                },
            )],
        ),
    ]
