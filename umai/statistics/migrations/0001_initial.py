"""The tables of `umai.statistics`; what guards them stands in its `sql` and on its models."""

import uuid

import django.contrib.postgres.fields
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
            ), migrations.CreateModel(
                name='EditionRequest',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office of who asks; the second person is of the same.', editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('period', models.TextField(db_comment='Year, half or quarter that is over: `2025`, `2025-H1`, `2025-Q3`.')),
                    ('known_on', models.DateField(db_comment='Day in Bishkek at whose end the records stood as they are counted; over when it is asked.')),
                ],
                options={
                    'db_table_comment': 'The analyst asks for the tables of a period that is over; the next night draws them.',
                },
            ), migrations.CreateModel(
                name='EditionDrawing',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('asked', models.OneToOneField(db_comment='Request that was drawn, once.', on_delete=django.db.models.deletion.PROTECT, related_name='drawing', to='statistics.editionrequest')),
                    ('outcome', models.CharField(choices=[('drawn', 'drawn: a candidate waits for its release'), ('same', 'nothing to publish: the numbers are those of an edition that is published'), ('told', 'not drawn: readers could tell of single children'), ('overlaps', 'not drawn: the period shares days with one that was published'), ('unusable', 'not drawn: the administrator finds the reason in what umai publish --asked said')], db_comment='Whether a candidate came of it, or why none did.', max_length=10)),
                    ('edition', models.TextField(blank=True, db_comment='Name of the edition that was drawn, that has the same numbers, or with which the period overlaps.', default='')),
                    ('told', models.JSONField(db_comment='Cells that readers could tell, `[[measure, [[dimension, category], ...]], ...]`; empty for others.', default=list)),
                    ('merging', models.JSONField(db_comment='Categories that may be merged, `[[dimension, category, other], ...]`, the most useful first.', default=list)),
                    ('lost', models.JSONField(db_comment='Numbers of what rounding took: `cells`, `altered`, `withheld`, `deviation`, `sums`, `broken_sums`.', default=dict)),
                    ('audited', models.JSONField(db_comment='What the audit asked: `editions`, `cells`, `redraws`, `programmes`, and `seconds` with the drawing.', default=dict)),
                ],
                options={
                    'db_table_comment': 'What became of a request; written by `umai publish --asked` alone, for the office that asked.',
                },
            ), migrations.CreateModel(
                name='EditionCandidate',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row; its marks wait in UMAI_HOME/editions/waiting under it.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('drawing', models.OneToOneField(db_comment='Drawing of which it came.', on_delete=django.db.models.deletion.PROTECT, related_name='candidate', to='statistics.editiondrawing')),
                    ('office', models.ForeignKey(db_comment='Office that asked, which sees it before it is released.', editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('name', models.TextField(db_comment='Name of the edition: its period, from the second one on with a number (`2025.2`).')),
                    ('known_on', models.DateField(db_comment='Day in Bishkek at whose end the records stood as they were counted.')),
                    ('printed', models.JSONField(db_comment='Edition as `umai.statistics.publication.editions.as_plain` writes it, without the marks of counts.')),
                    ('revised', models.JSONField(db_comment='What another number was printed of before, `[[table, [category, ...], before, now], ...]`.', default=list)),
                ],
                options={
                    'db_table_comment': 'A drawn edition as readers would have it. It holds no count and no mark of one.',
                },
            ), migrations.CreateModel(
                name='EditionAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('candidate', models.OneToOneField(db_comment='Candidate that is answered, once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='statistics.editioncandidate')),
                    ('released', models.BooleanField(db_comment='True where it is published from now on.')),
                    ('words', models.TextField(blank=True, db_comment='Why not, in the words of who refused; empty where it is released.', default='')),
                ],
                options={
                    'db_table_comment': 'Another person of the Ministry releases a candidate, or refuses it and says why.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('released', True), ('words', '')), models.Q(('released', False), models.Q(('words', ''), _negated=True)), _connector='OR'), name='edition_refused_with_words')],
                },
            ), migrations.CreateModel(
                name='KeptEstimate',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('about', models.TextField(db_comment='Which children it is about, of which time; never empty.')),
                    ('territory', models.CharField(db_comment='Country or oblast that the lists are of, by ISO 3166-2.', max_length=20)),
                    ('answers_for', models.CharField(db_comment='Who answers for the estimate, as was said to the command: a post and an office; never empty.', max_length=200)),
                    ('file_mark', models.CharField(db_comment='Keyed mark (HMAC-SHA-256) of the file of histories; with the key of publication it is known again.', max_length=64)),
                    ('lists', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), db_comment='Names of the lists, as the file has them.')),
                    ('observed', models.IntegerField(db_comment='Number of children on any list, to the nearest ten.')),
                    ('figure', models.IntegerField(db_comment='Estimated number of children in all, to the nearest ten.')),
                    ('low', models.IntegerField(db_comment='Lower end of its interval of 95 per cent, to the nearest ten.')),
                    ('high', models.IntegerField(db_comment='Upper end of its interval, to the nearest ten; null where the lists set no upper limit.', null=True)),
                    ('unequal_ease', models.FloatField(db_comment='Probability, 0 to 1, that some children are harder to find than others.', default=0.0)),
                    ('delta', models.FloatField(db_comment='Prior of averaging: children for each history beforehand.')),
                    ('draws', models.IntegerField(db_comment='Number of tables drawn again for the intervals of methods.')),
                    ('seed', models.IntegerField(db_comment='Where drawing started; the same seed gives the same answer.')),
                    ('recall', models.FloatField(db_comment='Share of links between lists that was found, 0 to 1, as was said to the command.')),
                    ('recall_of', models.IntegerField(db_comment='Number of known links by which that share was measured; null where it was taken for exact.', null=True)),
                ],
                options={
                    'db_table_comment': 'What `umai estimate --keep` answered. Counts of children were rounded to ten before they were kept.',
                    'indexes': [models.Index(fields=['-recorded_at'], name='estimate_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('about', ''), _negated=True), models.Q(('answers_for', ''), _negated=True)), name='estimate_says_whom'), models.CheckConstraint(condition=models.Q(('file_mark__regex', '^[0-9a-f]{64}$')), name='estimate_names_its_file'), models.CheckConstraint(condition=models.Q(('low__lte', models.F('figure')), models.Q(('high', None), ('high__gte', models.F('figure')), _connector='OR')), name='estimate_in_its_interval')],
                },
            ), migrations.CreateModel(
                name='EstimateLine',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('estimate', models.ForeignKey(db_comment='Estimate that the line is of.', on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='statistics.keptestimate')),
                    ('kind', models.CharField(choices=[('method', 'Method'), ('stratum', 'Stratum'), ('without', 'Without')], db_comment='Whether it is of a method, of a stratum, or of the answer without a list.', max_length=10)),
                    ('position', models.PositiveSmallIntegerField(db_comment='Place of the line among those of its kind, as the command prints them.')),
                    ('name', models.CharField(db_comment='Code of the method, value of the stratum, or name of the list that is left out.', max_length=100)),
                    ('column', models.CharField(blank=True, db_comment='Column of the file that the stratum is of; empty for any other line.', max_length=100)),
                    ('terms', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), db_comment='Lists that the method takes to depend on each other, joined by a star; empty for none.', default=list)),
                    ('observed', models.IntegerField(db_comment='Number of children of the stratum on any list, to the nearest ten; null for any other line.', null=True)),
                    ('figure', models.IntegerField(db_comment='Estimated number of children, to the nearest ten; null where the method says nothing.', null=True)),
                    ('low', models.IntegerField(db_comment='Lower end of the interval, to the nearest ten; null where there is none.', null=True)),
                    ('high', models.IntegerField(db_comment='Upper end of the interval, to the nearest ten; null where there is none.', null=True)),
                ],
                options={
                    'db_table_comment': 'One line beside the answer: what a method says, what a stratum has, or the answer without a list.',
                    'constraints': [models.UniqueConstraint(fields=('estimate', 'kind', 'position'), name='estimate_line_has_its_place')],
                },
            ), migrations.CreateModel(
                name='EstimateRemark',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('estimate', models.ForeignKey(db_comment='Estimate that the remark is on.', on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='statistics.keptestimate')),
                    ('position', models.PositiveSmallIntegerField(db_comment='Place among the remarks, the weightiest first.')),
                    ('code', models.CharField(db_comment='Which sentence it is, as in `umai/estimate/answers/sentences.py`.', max_length=40)),
                    ('figures', models.JSONField(db_comment='Numbers and names of lists that stand in the sentence, by their names in it.')),
                ],
                options={
                    'db_table_comment': 'What must be said of an estimate: a code, and the figures in its sentence, counts rounded to ten.',
                    'constraints': [models.UniqueConstraint(fields=('estimate', 'position'), name='estimate_remark_has_its_place')],
                },
            ), migrations.CreateModel(
                name='LawQuestion',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; the command that stores the result names it.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that registered it, and alone may correct it.', editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('question', models.TextField(db_comment='What is asked, in the words of the office; never empty, and never of one child.')),
                    ('rule', models.TextField(db_comment='What changed, with the article or the order; never empty.')),
                    ('starts_on', models.DateField(db_comment='First day in Bishkek on which the rule is in force; null for districts, whose file says it of each.', null=True)),
                    ('series', models.TextField(db_comment='Which figures, of whom and from where, and how they were counted; never empty.')),
                    ('method', models.CharField(choices=[('both', 'one series; the level and the trend may change'), ('level', 'one series; the level alone may change'), ('districts', 'districts, in which the rule starts at different times')], db_comment='What may change with the rule, or that districts are compared.', max_length=10)),
                    ('file_sha256', models.CharField(db_comment='SHA-256 of the file of the series, in small hexadecimal digits: no other file gives the result.', max_length=64)),
                    ('placebo_series', models.TextField(blank=True, db_comment='Which figures are judged beside it although the rule cannot touch them; empty for none.')),
                    ('placebo_sha256', models.CharField(blank=True, db_comment='SHA-256 of the file of that series; empty where there is none.', max_length=64)),
                    ('fall', models.DecimalField(db_comment='Per cent of what is expected: a fall by so much would be seen 80 times of 100.', decimal_places=1, max_digits=8)),
                    ('rise', models.DecimalField(db_comment='Per cent of what is expected: a rise by so much would be seen 80 times of 100.', decimal_places=1, max_digits=8)),
                    ('answer_means', models.TextField(db_comment='Which result would be taken for yes and which for no, told beforehand; never empty.')),
                    ('corrects', models.OneToOneField(db_comment='Question of the same office that this one takes the place of; null for a first one.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='statistics.lawquestion')),
                    ('why', models.TextField(blank=True, db_comment='What was wrong in the question that it corrects; empty for a first one.')),
                ],
                options={
                    'db_table_comment': 'What an office asks about a change of law: series, date, method and answer are fixed beforehand.',
                    'indexes': [models.Index(fields=['-recorded_at'], name='question_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('method', 'districts'), ('starts_on', None)), models.Q(models.Q(('method', 'districts'), _negated=True), ('starts_on__isnull', False)), _connector='OR'), name='question_of_series_has_date'), models.CheckConstraint(condition=models.Q(models.Q(('question', ''), _negated=True), models.Q(('rule', ''), _negated=True), models.Q(('series', ''), _negated=True), models.Q(('answer_means', ''), _negated=True)), name='question_is_whole'), models.CheckConstraint(condition=models.Q(('file_sha256__regex', '^[0-9a-f]{64}$')), name='question_names_its_file'), models.CheckConstraint(condition=models.Q(models.Q(('placebo_series', ''), ('placebo_sha256', '')), models.Q(models.Q(('placebo_series', ''), _negated=True), models.Q(('method', 'districts'), _negated=True), ('placebo_sha256__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='question_names_its_placebo'), models.CheckConstraint(condition=models.Q(('fall__gt', 0), ('fall__lte', 100), ('rise__gt', 0)), name='question_says_what_is_seen'), models.CheckConstraint(condition=models.Q(models.Q(('corrects', None), ('why', '')), models.Q(('corrects__isnull', False), models.Q(('why', ''), _negated=True)), _connector='OR'), name='question_corrected_with_words')],
                },
            ), migrations.CreateModel(
                name='LawQuestionResult',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('question', models.OneToOneField(db_comment='Question that is answered, once.', on_delete=django.db.models.deletion.PROTECT, related_name='result', to='statistics.lawquestion')),
                    ('file_sha256', models.CharField(db_comment='SHA-256 of the file that was read: that of the question, or the database refuses the row.', max_length=64)),
                    ('placebo_sha256', models.CharField(blank=True, db_comment='SHA-256 of the file of the series beside it: that of the question; empty where it names none.', max_length=64)),
                    ('answer', models.JSONField(db_comment='Whole answer as `umai evaluate --json` prints it: effect, interval, methods, placebos, remarks.')),
                ],
                options={
                    'db_table_comment': 'What `umai evaluate` answered to a registered question: stored once, and shown from then on.',
                },
            ), migrations.CreateModel(
                name='MadeMicrodata',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by the database at random; the order of the rows is drawn from it.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('as_of', models.DateField(db_comment='Day in Bishkek of which the register was taken, as was known at its end.')),
                    ('named', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), db_comment='Columns by their codes, in their order.')),
                    ('least', models.PositiveSmallIntegerField(db_comment='Children that each combination had at least.')),
                    ('groups', models.JSONField(db_comment='Combinations that are kept, `[{"values": [...], "n": 15}, ...]`: so many rows of each, in fives.')),
                    ('row_count', models.BigIntegerField(db_comment='Rows that the extract has.')),
                    ('ages_hidden', models.BigIntegerField(db_comment='Rows in which the age is said as "all".')),
                    ('durations_hidden', models.BigIntegerField(db_comment='Rows in which it is said as "all" how long a parent is away.')),
                    ('left_out', models.BigIntegerField(db_comment='Children of combinations left out, down to a multiple of five; null for fewer than the least.', null=True)),
                ],
                options={
                    'db_table_comment': 'An extract as the database made it, kept for good: whoever asks for the same gets the same.',
                    'constraints': [models.UniqueConstraint(fields=('as_of', 'named'), name='extract_made_once')],
                },
            ), migrations.CreateModel(
                name='MicrodataRequest',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office of who asks; the second person is of the same.', editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('purpose', models.TextField(db_comment='What the extract is for, in the words of who asks; never empty, and never of one child.')),
                    ('named', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), db_comment='Columns by their codes, in the order of `statistics_extract_columns`.')),
                    ('as_of', models.DateField(db_comment='Day in Bishkek of which the register is taken, as was known at its end; the last of a quarter.')),
                    ('least', models.PositiveSmallIntegerField(db_comment='Children that each combination of columns has at least, by the law of the day `as_of`.')),
                    ('until', models.DateField(db_comment='Last day, inclusive, on which it may be answered and downloaded.')),
                ],
                options={
                    'db_table_comment': 'The analyst asks for an extract: rows of children of a day, of some columns, without any name.',
                    'indexes': [models.Index(fields=['-recorded_at'], name='extract_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('purpose', ''), _negated=True), name='extract_has_purpose')],
                },
            ), migrations.CreateModel(
                name='MicrodataAnswer',
                fields=[
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who asked or answered, stamped by the database.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('transaction', models.BigIntegerField(db_comment='PostgreSQL transaction that wrote the row; a request is answered in a later one only.', db_default=0, editable=False)),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('asked', models.OneToOneField(db_comment='Request that is answered, once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='statistics.microdatarequest')),
                    ('allowed', models.BooleanField(db_comment='True where the extract is allowed and was made.')),
                    ('words', models.TextField(blank=True, db_comment='Why not, in the words of who refused; empty where it is allowed.', default='')),
                ],
                options={
                    'db_table_comment': 'A second person of the Ministry allows the extract, and the database makes it, or refuses it.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('allowed', True), ('words', '')), models.Q(('allowed', False), models.Q(('words', ''), _negated=True)), _connector='OR'), name='extract_refused_with_words')],
                },
            )],
        ),
    ]
