"""The tables of `umai.feedback`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('intake', '0001_initial'),
        ('places', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='ChildDecision',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child about whom it was decided; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case in which it was decided; null for a decision outside of cases.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('kind', models.CharField(choices=[('opened', 'a case was opened'), ('closed', 'the case was closed'), ('plan', 'the plan came into force'), ('commission', 'the Commission decided'), ('court', 'the court answered about the safe place'), ('order', 'an order was given or changed'), ('rights', 'a court decided about the rights of a parent'), ('guardian', 'guardianship was granted or refused'), ('placement', 'the child came to a carer'), ('returned', "a parent is back: what becomes of the carer's paper"), ('removed', 'decided on the spot where the child is safe'), ('ended', 'the immediate protection ended'), ('proceeding', 'proceedings ended'), ('matter', 'decided in a matter of the child itself')], db_comment='Which decision it was; says in which table its row stands.', max_length=10)),
                    ('decided', models.UUIDField(db_comment='Id of the row of the decision, of the plan edition for a plan; before corrections the first.')),
                    ('decided_on', models.DateField(db_comment='Day of the decision in Bishkek, as its row has it.')),
                    ('state', models.CharField(choices=[('waits', 'the child was not told yet'), ('told', 'the child was told'), ('not_told', 'the child was not told, and why'), ('disagrees', 'the child does not agree'), ('answered', 'the child did not agree, and something was done'), ('void', 'nothing is to be said any more')], db_comment='What has become of it by the rows that name it; kept by the database.', default='waits', max_length=10)),
                    ('counted_from', models.DateField(db_comment='Day 0 of the term: of the decision, or of the last attempt that failed for now.')),
                    ('sealed', models.BooleanField(db_comment='Whether the row of the decision is sealed, copied from it by the database.', default=False)),
                ],
                options={
                    'db_table_comment': 'A decision about a child, of which the child is told: one row for each decision, whoever made it.',
                    'indexes': [models.Index(condition=models.Q(('state__in', ('waits', 'disagrees'))), fields=['district'], name='untold_of_district'), models.Index(condition=models.Q(('state__in', ('waits', 'disagrees'))), fields=['municipality'], name='untold_of_municipality')],
                    'constraints': [models.UniqueConstraint(fields=('kind', 'decided'), name='one_row_a_decision')],
                },
            ), migrations.CreateModel(
                name='DisagreementAnswer',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child who does not agree; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('decision', models.ForeignKey(db_comment='Decision with which the child does not agree.', on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='feedback.childdecision')),
                    ('words', models.TextField(db_comment='What was done, and what the child was told of that.', verbose_name='what was done about it')),
                    ('sealed', models.BooleanField(db_comment='Whether the decision is sealed, copied from it by the database.', default=False)),
                ],
                options={
                    'db_table_comment': 'Something was done about it that the child does not agree with a decision.',
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='disagreement_answer_says_what')],
                },
            ), migrations.CreateModel(
                name='Telling',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child who was told; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('case', models.ForeignKey(db_comment='Case of the decision; null for a decision outside of cases.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='intake.case')),
                    ('decision', models.ForeignKey(db_comment='Decision of which the child was told, or was not.', on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='feedback.childdecision')),
                    ('told', models.BooleanField(db_comment='True if the child was told, false if not; says which of the columns below are filled.')),
                    ('told_on', models.DateField(db_comment='Day in Bishkek on which the child was told, as claimed; null where it was not.', null=True, verbose_name='on which day')),
                    ('told_by', models.CharField(blank=True, db_comment='Name of the person who spoke with the child; empty where the child was not told.', max_length=200, verbose_name='who told the child')),
                    ('how', models.CharField(blank=True, choices=[('alone', 'face to face, alone with the child'), ('trusted', 'face to face, with somebody whom the child trusts'), ('pictures', 'with pictures or in play'), ('interpreter', 'with an interpreter, also of signs'), ('phone', 'by telephone')], db_comment='How the child was told; empty where it was not.', max_length=12, verbose_name='how')),
                    ('language', models.CharField(blank=True, choices=[('ky', 'Кыргызча'), ('ru', 'Русский'), ('uz', 'Ўзбекча')], db_comment='Language of the three sentences; empty where the child was not told.', max_length=2, verbose_name='in which language')),
                    ('decided_words', models.TextField(blank=True, db_comment='First sentence: what was decided; empty where the child was not told.', verbose_name='what was decided')),
                    ('became_words', models.TextField(blank=True, db_comment="Second sentence: what became of the child's words; empty where it was not told.", verbose_name="what became of the child's words")),
                    ('call', models.TextField(blank=True, db_comment='Third sentence: whom the child may call; empty where the child was not told.', verbose_name='whom to call')),
                    ('carer', models.CharField(choices=[('told', 'yes'), ('not_yet', 'not yet'), ('unsafe', 'no: it would not be safe for the child'), ('nobody', 'nobody takes care of the child now')], db_comment='Whether whoever cares for the child was told; said also where the child was not.', max_length=8, verbose_name='whether whoever cares for the child was told')),
                    ('reaction', models.CharField(blank=True, choices=[('calm', 'calm, agrees'), ('glad', 'glad'), ('asked', 'asked questions'), ('sad', 'sad or cried'), ('afraid', 'afraid'), ('angry', 'angry'), ('silent', 'was silent'), ('disagrees', 'does not agree with it')], db_comment='What the child showed or said, of a fixed list; empty where it was not told.', max_length=10, verbose_name='what the child showed')),
                    ('reaction_words', models.TextField(blank=True, db_comment='What the child said, in its own words; required where it does not agree.', verbose_name="in the child's own words")),
                    ('reason', models.CharField(blank=True, choices=[('away', 'the child is away now'), ('not_reached', 'the child could not be reached'), ('too_small', 'the child is too small to understand'), ('harm', 'it would harm the child now'), ('knows', 'another body told the child'), ('other', 'another reason')], db_comment='Why the child was not told; empty where it was.', max_length=12, verbose_name='why the child was not told')),
                    ('reason_words', models.TextField(blank=True, db_comment='More about that reason; required for another reason, empty where the child was told.', verbose_name='in words')),
                    ('sealed', models.BooleanField(db_comment='Whether the decision is sealed, copied from it by the database.', default=False)),
                ],
                options={
                    'db_table_comment': 'The child was told of a decision in three sentences, and answered; or was not told, and why.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('reason_words', ''), ('told', True), ('told_on__isnull', False), models.Q(('told_by', ''), _negated=True), models.Q(('how', ''), _negated=True), models.Q(('language', ''), _negated=True), models.Q(('decided_words', ''), _negated=True), models.Q(('became_words', ''), _negated=True), models.Q(('call', ''), _negated=True), models.Q(('reaction', ''), _negated=True)), models.Q(('became_words', ''), ('call', ''), ('decided_words', ''), ('how', ''), ('language', ''), ('reaction', ''), ('reaction_words', ''), ('told', False), ('told_by', ''), ('told_on', None), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='told_or_not_told'), models.CheckConstraint(condition=models.Q(('carer', ''), _negated=True), name='telling_says_of_the_carer'), models.CheckConstraint(condition=models.Q(models.Q(('reaction', 'disagrees'), _negated=True), models.Q(('reaction_words', ''), _negated=True), _connector='OR'), name='disagreement_in_words'), models.CheckConstraint(condition=models.Q(models.Q(('reason', 'other'), _negated=True), models.Q(('reason_words', ''), _negated=True), _connector='OR'), name='other_reason_in_words')],
                },
            )],
        ),
    ]
