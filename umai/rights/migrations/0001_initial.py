"""The tables of `umai.rights`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from umai.schema.tables import CreateTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('places', '0001_initial'),
        ('register', '0001_initial'),
        ('staff', '0001_initial'),
    ]

    operations = [
        CreateTables(
            models=[migrations.CreateModel(
                name='GivenConsent',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child about whom it is.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('purpose', models.CharField(choices=[('body', 'help of another body, which the family may refuse'), ('photo', 'a photograph for the file'), ('research', 'research')], db_comment='What is agreed to: the help of a body, a photograph or research.', max_length=10, verbose_name='what is agreed to')),
                    ('to_office', models.ForeignKey(blank=True, db_comment='Body that may be told; null for a photograph and for research.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('to_whom', models.CharField(blank=True, db_comment='Who may use it, in words; empty where a body is named.', max_length=200, verbose_name='who may use it')),
                    ('adult', models.ForeignKey(blank=True, db_comment='Adult of the family who agreed; null where the person whose file it is agreed alone.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.adult')),
                    ('assent', models.CharField(choices=[('yes', 'the child agrees'), ('too_young', 'the child is too young to be asked'), ('not_asked', 'the child could not be asked')], db_comment='What the child itself said; there is no row where the child said no.', max_length=10, verbose_name='what the child said')),
                    ('words', models.TextField(db_comment='What was explained to them, and what they said.', verbose_name='what was explained, and what they said')),
                    ('until_on', models.DateField(db_comment='Last day, inclusive, on which the consent counts.', verbose_name='until which day')),
                ],
                options={
                    'db_table_comment': 'Somebody agreed to one thing, for one purpose, until a day. A child that says no is not overruled.',
                    'indexes': [models.Index(fields=['child', 'purpose'], name='consent_of_child')],
                },
            ), migrations.CreateModel(
                name='ConsentWithdrawal',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child about whom the consent was.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('consent', models.OneToOneField(db_comment='Consent that no longer counts.', on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='rights.givenconsent')),
                    ('who', models.CharField(db_comment='Person who withdrew it, as the worker says.', max_length=200, verbose_name='who withdrew it')),
                ],
                options={
                    'db_table_comment': 'A consent no longer counts, from the moment this row is written; nothing more is shared by it.',
                },
            ), migrations.CreateModel(
                name='Dispute',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child in whose file the fact stands.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('about_kind', models.CharField(db_comment='Model of the fact that is disputed, as in register.schooling.', max_length=60)),
                    ('about_id', models.UUIDField(db_comment='Id of the row that is disputed, as it stood then.')),
                    ('asker', models.CharField(choices=[('child', 'the person whose file it is'), ('parent', 'mother or father'), ('carer', 'whoever cares for the child'), ('representative', 'legal representative')], db_comment='In what right it is disputed: as the child, parent, carer or legal representative.', max_length=16, verbose_name='who says so')),
                    ('words', models.TextField(db_comment='What is wrong and how it is right, in the words of whoever disputes it.', verbose_name='what is wrong, in their own words')),
                    ('disputed_on', models.DateField(db_comment='Day on which the person said so, as the worker writes.', verbose_name='said on')),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, by which it is answered; by the law of the day on which it was said.', verbose_name='to be answered by')),
                ],
                options={
                    'db_table_comment': 'A person says in their own words that a fact is wrong. The words stay, whatever is decided.',
                    'indexes': [models.Index(fields=['child', '-recorded_at'], name='dispute_of_child')],
                },
            ), migrations.CreateModel(
                name='DisputeAnswer',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child in whose file the fact stands.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('dispute', models.OneToOneField(db_comment='Dispute that is answered; each is answered once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='rights.dispute')),
                    ('outcome', models.CharField(choices=[('corrected', 'it was corrected'), ('kept', 'it stays as it is')], db_comment='Whether the fact was corrected or stays as it is.', max_length=10, verbose_name='what was decided')),
                    ('reason', models.TextField(db_comment='Why it was decided so; whoever disputes it is told this.', verbose_name='why')),
                ],
                options={
                    'db_table_comment': 'The department decided: the fact was corrected by a new row, or it stays, with the reason.',
                },
            ), migrations.CreateModel(
                name='ErasureProposal',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child whose file would be erased, with all records that are one child with it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('ground', models.CharField(choices=[('term', 'its term of retention is over'), ('asked', 'the person whose file it is asked for it, and no law keeps it')], db_comment='Whether its term is over, or the person asked for it.', max_length=8, verbose_name='why it is erased')),
                    ('words', models.TextField(blank=True, db_comment='Reasons in the words of who proposes; empty where the clock does.', verbose_name='reasons')),
                    ('term_ended_on', models.DateField(db_comment='Day on which the term of retention was over; null where the person asked for it.', null=True)),
                ],
                options={
                    'db_table_comment': 'A file is proposed for erasure: by the clock when its term is over, or by a person.',
                    'indexes': [models.Index(fields=['child', '-recorded_at'], name='erasure_of_child')],
                },
            ), migrations.CreateModel(
                name='Erasure',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child whose file was erased, with all records that are one child with it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('proposal', models.OneToOneField(db_comment='Proposal to which another person agreed.', on_delete=django.db.models.deletion.PROTECT, related_name='erasure', to='rights.erasureproposal')),
                ],
                options={
                    'db_table_comment': 'Another person agreed: with this row the database empties the names and words of the file.',
                },
            ), migrations.CreateModel(
                name='ErasureRefusal',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child whose file stays.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('proposal', models.OneToOneField(db_comment='Proposal that was refused; a later one is a new row.', on_delete=django.db.models.deletion.PROTECT, related_name='refusal', to='rights.erasureproposal')),
                    ('reason', models.TextField(db_comment='Why the file is kept.', verbose_name='why the file is kept')),
                ],
                options={
                    'db_table_comment': 'Another person does not agree to an erasure: the file stays as it is.',
                },
            ), migrations.CreateModel(
                name='ExtractRequest',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child whose file is asked about.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('asker', models.CharField(choices=[('child', 'the person whose file it is'), ('parent', 'mother or father'), ('carer', 'whoever cares for the child'), ('representative', 'legal representative')], db_comment='In what right it is asked: as the child, parent, carer or legal representative.', max_length=16, verbose_name='who asks')),
                    ('adult', models.ForeignKey(blank=True, db_comment='Adult of the family who asks; null where the person whose file it is asks.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.adult')),
                    ('subject', models.CharField(choices=[('child', 'the child'), ('adult', 'only the adult who asks')], db_comment='Whether what is kept of the child is asked for, or only of the adult who asks.', max_length=8, verbose_name='about whom')),
                    ('ground', models.TextField(db_comment='What gives the right to ask: parenthood, a paper of guardianship, an own file.', verbose_name='in what right this person asks')),
                    ('shown', models.TextField(db_comment='Papers that were looked at: the kind of paper and its number.', verbose_name='what was shown to prove who it is')),
                    ('asked_on', models.DateField(db_comment='Day on which the person asked, as the worker says.', verbose_name='asked on')),
                ],
                options={
                    'db_table_comment': 'Somebody asks for a paper that says what is kept, and who looked at it.',
                    'indexes': [models.Index(fields=['child', '-recorded_at'], name='extract_of_child')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('adult', None), ('asker', 'child'), ('subject', 'child')), models.Q(models.Q(('asker', 'child'), _negated=True), ('adult__isnull', False)), _connector='OR'), name='extract_asked_by_child_or_adult')],
                },
            ), migrations.CreateModel(
                name='ExtractAnswer',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child whose file was asked about.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('request', models.OneToOneField(db_comment='Request that is answered; each is answered once.', on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='rights.extractrequest')),
                    ('released', models.BooleanField(db_comment='True where it may be handed over; printing it needs this row.')),
                    ('refused_for', models.CharField(blank=True, choices=[('harm', 'it would seriously harm the child'), ('feared', 'the child is protected from whoever asks'), ('not_proven', 'who asks, or the right to ask, is not proven')], db_comment='Why it is not handed over; empty where it is released.', max_length=12, verbose_name='why not')),
                    ('words', models.TextField(db_comment='How it was judged whether handing it over is safe for the child, or why it is refused.', verbose_name='how it was judged whether it is safe')),
                ],
                options={
                    'db_table_comment': 'Another person released the extract, or did not, and says how it was judged.',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('refused_for', ''), ('released', True)), models.Q(('released', False), models.Q(('refused_for', ''), _negated=True)), _connector='OR'), name='extract_refusal_says_why')],
                },
            ), migrations.CreateModel(
                name='HandedOver',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child whose file the paper is about.', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('printed', models.OneToOneField(db_comment='Paper that was handed over; its check value stands in its foot.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.printedpaper')),
                    ('to_whom', models.CharField(db_comment='Person who took the paper, as the worker says.', max_length=200, verbose_name='to whom')),
                    ('handed_on', models.DateField(db_comment='Day on which the person took the paper.', verbose_name='on which day')),
                ],
                options={
                    'db_table_comment': 'A paper about what is kept was put into the hands of whoever asked for it.',
                },
            ), migrations.CreateModel(
                name='LegalHold',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child whose file is held.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('reason', models.CharField(choices=[('proceedings', 'proceedings of a court, the prosecutor or the police'), ('complaint', 'a complaint or a review of how the case was handled'), ('asked', 'the person whose file it is asked to keep it')], db_comment='Why the file is held longer than its term.', max_length=12, verbose_name='why it is held')),
                    ('words', models.TextField(db_comment='Which proceedings or whose complaint, with the number of the paper.', verbose_name='which proceedings, whose complaint')),
                    ('to_on', models.DateField(db_comment='Last day, inclusive, on which the file is held; a longer hold is a further row.', verbose_name='until which day')),
                ],
                options={
                    'db_table_comment': 'A file is not erased before this day, whatever its term says.',
                },
            )],
        ),
    ]
