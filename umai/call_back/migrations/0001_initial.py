"""The tables of `umai.call_back`; what guards them stands in its `sql` and on its models."""

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
                name='CallCode',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment='Child in whose file what is sent with the code arrives; the site never names it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('adult', models.ForeignKey(db_comment='Parent to whom the code was given.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.adult')),
                    ('language', models.CharField(choices=[('ky', 'Кыргызча'), ('ru', 'Русский'), ('en', 'English'), ('uz-cyrl', 'Ўзбекча')], db_comment='Language in which the parent reads: of the address and of the text that goes with the code.', max_length=10, verbose_name='language')),
                    ('ends_on', models.DateField(db_comment='Last day in Bishkek on which the code is good, by the law of the day on which it was made.', verbose_name='good until')),
                    ('answer_days', models.PositiveSmallIntegerField(db_comment='Calendar days in which the office reads what is sent, by the law of the day of the code.')),
                    ('code_hash', models.CharField(db_comment='SHA-256 of the code in hexadecimal digits; the code itself is kept nowhere.', editable=False, max_length=64)),
                    ('wished', models.CharField(choices=[('told', 'said it to me'), ('phone', 'said it on the telephone'), ('message', 'wrote it in a message')], db_comment='How the parent said to the office that they wish it; without a wish there is no code.', max_length=10, verbose_name='how the parent said that they wish it')),
                ],
                options={
                    'db_table_comment': 'A parent wished it, and was given a code with which to ask on the public site for a call.',
                    'indexes': [models.Index(fields=['child'], name='call_code_of_child')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('code_hash', ''), _negated=True), fields=('code_hash',), name='one_call_code_a_code'), models.CheckConstraint(condition=models.Q(('wished__in', ['told', 'phone', 'message'])), name='call_was_wished')],
                },
            ), migrations.CreateModel(
                name='CallCodeTakenBack',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child of the code; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('code', models.OneToOneField(db_comment='Code that was taken back.', on_delete=django.db.models.deletion.PROTECT, related_name='taken_back', to='call_back.callcode')),
                ],
                options={
                    'db_table_comment': 'A code that opens nothing any more, because the office took it back before it was used.',
                },
            ), migrations.CreateModel(
                name='CallRequest',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child of the code; the request lies in this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('code', models.OneToOneField(db_comment='Code with which it was sent; each code sends once.', on_delete=django.db.models.deletion.PROTECT, related_name='request', to='call_back.callcode')),
                    ('language', models.CharField(choices=[('ky', 'Кыргызча'), ('ru', 'Русский'), ('en', 'English'), ('uz-cyrl', 'Ўзбекча')], db_comment='Language of the pages on which it was written.', max_length=10, verbose_name='language')),
                    ('due_on', models.DateField(db_comment='Last day, inclusive, on which the office calls in time.', verbose_name='to be called until')),
                    ('sealed', models.TextField(db_comment='What was written on the site, sealed, in base64; the key is not in the database.', editable=False)),
                    ('key', models.CharField(db_comment='Id of the key to which it is sealed.', editable=False, max_length=64)),
                ],
                options={
                    'db_table_comment': 'Whoever held the code of a parent asked to be called; the number and the hours are sealed in it.',
                    'indexes': [models.Index(fields=['district'], name='call_request_of_district'), models.Index(fields=['municipality'], name='call_request_of_municipality'), models.Index(fields=['child'], name='call_request_of_child')],
                },
            ), migrations.CreateModel(
                name='CallTry',
                fields=[
                    ('district', models.ForeignKey(db_comment='District in which the file is held; decides who reaches the row.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('municipality', models.ForeignKey(db_comment='Aiyl okmotu or town in which the file is held; null where only the district holds it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                    ('id', models.UUIDField(db_comment='Key of the row, made by its writer, so that a phone without a signal can make one.', default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('office', models.ForeignKey(db_comment='Office that holds the file now; it changes when the file moves.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('recorded_at', models.DateTimeField(db_comment='When the row was written, stamped by the database.', db_default=django.db.models.functions.datetime.Now(), editable=False)),
                    ('recorded_by', models.ForeignKey(db_comment='Who wrote the row, stamped by the database; null when the clock or the public wrote it.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.worker')),
                    ('recorded_office', models.ForeignKey(db_comment='Office of the writer at that time, stamped by the database; it does not change.', db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office')),
                    ('source', models.CharField(choices=[('form', 'form'), ('phone', 'phone'), ('list', 'list'), ('batch', 'batch')], db_comment='By which way the row came: typed, by telephone, from a list, or by the clock.', default='form', max_length=10)),
                    ('child', models.ForeignKey(db_comment="Child of the request; the row is part of this child's file.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.child')),
                    ('request', models.ForeignKey(db_comment='Request that was answered by this call, or not yet.', on_delete=django.db.models.deletion.PROTECT, related_name='tries', to='call_back.callrequest')),
                    ('outcome', models.CharField(choices=[('reached', 'the parent was reached'), ('again', 'not reached: try again'), ('wrong', 'the number is wrong'), ('unsafe', 'nobody called: it is not safe')], db_comment='What came of it; the request waits on only after a parent was not reached.', max_length=10, verbose_name='what came of it')),
                    ('called_on', models.DateField(db_comment='Day in Bishkek of the call, or on which it was decided not to call.', verbose_name='on which day')),
                    ('words', models.TextField(blank=True, db_comment='What was said and agreed, or why nobody called; empty where nobody was reached.', verbose_name='in a few words')),
                ],
                options={
                    'db_table_comment': 'Somebody of the office called, or decided not to. All but “try again” end the thread.',
                    'indexes': [models.Index(fields=['child'], name='call_try_of_child')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', 'again'), _negated=True), fields=('request',), name='call_request_ends_once'), models.CheckConstraint(condition=models.Q(('outcome__in', ['reached', 'again', 'wrong', 'unsafe'])), name='call_outcome_known')],
                },
            )],
        ),
    ]
