"""The tables of `umai.documents`; what guards them stands in its `sql` and on its models."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
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
                name='DataKey',
                fields=[
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer; it means nothing else.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('of_id', models.UUIDField(db_comment='Attachment whose bytes the key opens, sealed or not; no foreign key.')),
                    ('form', models.CharField(choices=[('original', 'as it was sent'), ('shown', 'as it is shown')], db_comment='Which of the two stored files: the original as sent, or the copy that is shown.', max_length=8)),
                    ('name', models.CharField(db_comment='Random name of the stored file in the folder UMAI_HOME/files, 32 hexadecimal digits.', max_length=32)),
                    ('version', models.IntegerField(db_comment='Number of the outer key in UMAI_HOME/secrets by which the key is wrapped now.')),
                    ('wrapped', models.BinaryField(db_comment='Key of the stored file (AES-256), encrypted by the outer key of that version.')),
                ],
                options={
                    'db_table_comment': 'The key of one stored file, wrapped by the key of that version in UMAI_HOME/secrets.',
                    'constraints': [models.UniqueConstraint(fields=('of_id', 'form'), name='one_key_a_form'), models.UniqueConstraint(fields=('name',), name='one_key_a_stored_file')],
                },
            ), migrations.CreateModel(
                name='Document',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('holds_from', models.DateField(blank=True, db_comment='First day on which the fact is true; null when that is not known.', null=True)),
                    ('holds_to', models.DateField(blank=True, db_comment='Last day on which the fact is true; null while it lasts or when that is not known.', null=True)),
                    ('happened_on', models.DateField(blank=True, db_comment='Day of the event itself, for a fact that is an event.', null=True)),
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('about_kind', models.CharField(blank=True, db_comment="Model of the record it was put to, as in intake.case; empty: the child's file itself.", max_length=60)),
                    ('about_id', models.UUIDField(blank=True, db_comment="Id of the record it was put to; null when it is the child's file itself.", null=True)),
                    ('title', models.CharField(db_comment='What the document is, in the words of whoever added it.', max_length=150, verbose_name='what it is')),
                    ('kind', models.CharField(choices=[('photo', 'photo'), ('act', 'act drawn up on the spot'), ('certificate', 'certificate, identity paper'), ('medical', 'medical paper'), ('court', 'paper of a court, prosecutor or police'), ('letter', 'letter, reply'), ('other', 'other')], db_comment='What it was filed as; what is filed as a medical paper is always sealed.', max_length=12, verbose_name='kind')),
                    ('media_type', models.CharField(db_comment='Media type of the original, found from its content, as in image/jpeg.', max_length=100)),
                    ('size', models.IntegerField(db_comment='Size of the original as it was sent, in bytes.')),
                    ('sha256', models.CharField(db_comment='SHA-256 of the original as it was sent, in hexadecimal, to see whether it is unchanged.', max_length=64)),
                    ('shown_size', models.IntegerField(db_comment='Bytes of the copy written anew that people see in place of the original.')),
                    ('reason', models.TextField(blank=True, db_comment='Why the document was struck, in the striking row; empty in every other row.', db_default='', verbose_name='why it was struck')),
                    ('child', models.ForeignKey(db_comment='Child to whose file the document was put; whoever reaches the child sees it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                ],
                options={
                    'db_table_comment': 'A file that everybody sees who reaches the child.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(condition=models.Q(('about_id', None), _negated=True), fields=['about_id'], name='file_about')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            ), migrations.CreateModel(
                name='PrintedPaper',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child from whose file the paper was printed.', on_delete=django.db.models.deletion.PROTECT, related_name='printed', to='register.child')),
                    ('about_kind', models.CharField(db_comment='Model of the record that was printed, as in protection.protection; it has the content.', max_length=60)),
                    ('about_id', models.UUIDField(db_comment='Id of the record from which the paper was printed.')),
                    ('paper', models.CharField(db_comment='Which paper it was, by its name in the program, as in protection.removal.', max_length=60, verbose_name='paper')),
                    ('language', models.CharField(db_comment='Language of the printed words: ky, ru or en.', max_length=8, verbose_name='language')),
                    ('sha256', models.CharField(db_comment='SHA-256 of the PDF as it was handed out, in hexadecimal; the PDF is not kept.', max_length=64)),
                    ('check_value', models.CharField(db_comment="First 16 hexadecimal digits of SHA-256 of the content, as in the paper's foot.", max_length=16, verbose_name='check value')),
                ],
                options={
                    'db_table_comment': 'A paper that was printed from a record: which one, in which language, and its check values.',
                    'indexes': [models.Index(fields=['about_id'], name='printed_about')],
                },
            ), migrations.CreateModel(
                name='SealedDocument',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('holds_from', models.DateField(blank=True, db_comment='First day on which the fact is true; null when that is not known.', null=True)),
                    ('holds_to', models.DateField(blank=True, db_comment='Last day on which the fact is true; null while it lasts or when that is not known.', null=True)),
                    ('happened_on', models.DateField(blank=True, db_comment='Day of the event itself, for a fact that is an event.', null=True)),
                    ('replaces', models.OneToOneField(blank=True, db_comment='Earlier row in whose place this one stands; a row is replaced at most once.', editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.sealeddocument')),
                    ('why', models.CharField(choices=[('change', 'it changed'), ('correction', 'it was wrong'), ('struck', 'struck out')], db_comment='Whether the earlier row had become untrue, was wrong, or is struck out.', default='change', editable=False, max_length=10)),
                    ('current', models.BooleanField(db_comment='False once a later row replaced or struck this one; kept by the database.', default=True, editable=False)),
                    ('about_kind', models.CharField(blank=True, db_comment="Model of the record it was put to, as in intake.case; empty: the child's file itself.", max_length=60)),
                    ('about_id', models.UUIDField(blank=True, db_comment="Id of the record it was put to; null when it is the child's file itself.", null=True)),
                    ('title', models.CharField(db_comment='What the document is, in the words of whoever added it.', max_length=150, verbose_name='what it is')),
                    ('kind', models.CharField(choices=[('photo', 'photo'), ('act', 'act drawn up on the spot'), ('certificate', 'certificate, identity paper'), ('medical', 'medical paper'), ('court', 'paper of a court, prosecutor or police'), ('letter', 'letter, reply'), ('other', 'other')], db_comment='What it was filed as; what is filed as a medical paper is always sealed.', max_length=12, verbose_name='kind')),
                    ('media_type', models.CharField(db_comment='Media type of the original, found from its content, as in image/jpeg.', max_length=100)),
                    ('size', models.IntegerField(db_comment='Size of the original as it was sent, in bytes.')),
                    ('sha256', models.CharField(db_comment='SHA-256 of the original as it was sent, in hexadecimal, to see whether it is unchanged.', max_length=64)),
                    ('shown_size', models.IntegerField(db_comment='Bytes of the copy written anew that people see in place of the original.')),
                    ('reason', models.TextField(blank=True, db_comment='Why the document was struck, in the striking row; empty in every other row.', db_default='', verbose_name='why it was struck')),
                    ('child', models.ForeignKey(db_comment='Child to whose file the document was put; seen only by those who may see sealed items.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                ],
                options={
                    'db_table_comment': 'Sealed: a file that speaks of sexual violence, health, adoption or a safe place.',
                    'base_manager_name': 'ever',
                    'indexes': [models.Index(condition=models.Q(('about_id', None), _negated=True), fields=['about_id'], name='sealed_file_about')],
                },
                managers=[
                    ('objects', django.db.models.manager.Manager()),
                    ('ever', django.db.models.manager.Manager()),
                ],
            )],
        ),
    ]
