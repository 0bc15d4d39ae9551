"""Make room for officials' reports, answers that were read, drafts of the line, and messages.

Safe forward and back with data in place: new tables, and one more word for how a signal came.
"""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("identification", "0012_not_even_by_the_way"),
        ("places", "0002_country"),
        ("staff", "0003_reached_and_handed_over"),
    ]

    operations = [
        migrations.AlterField(
            model_name="signal",
            name="channel",
            field=models.CharField(
                choices=[
                    ("visit", "found by a worker"),
                    ("school", "school"),
                    ("clinic", "clinic"),
                    ("police", "police"),
                    ("citizen", "citizen"),
                    ("hotline", "children's line"),
                    ("child", "the child"),
                    ("round", "house-to-house round"),
                    ("list", "list"),
                    ("message", "SMS or messenger"),
                    ("other_office", "other office"),
                ],
                max_length=20,
                verbose_name="how it became known",
            ),
        ),
        migrations.CreateModel(
            name="Heard",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("form", "form"), ("phone", "phone"), ("list", "list"), ("batch", "batch")],
                        default="form",
                        max_length=10,
                    ),
                ),
                ("child_id", models.UUIDField(editable=False, null=True)),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
                (
                    "recorded_office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "reply",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heard",
                        to="identification.reply",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LineDraft",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("key_id", models.CharField(max_length=40)),
                ("saved_at", models.DateTimeField(db_index=True)),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.worker"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("key", models.BinaryField(primary_key=True, serialize=False)),
                ("sender", models.BinaryField(null=True)),
                ("goes_on", models.BooleanField()),
                ("received_at", models.DateTimeField()),
                (
                    "signal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="identification.signal",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("sender__isnull", False)),
                        fields=["sender", "received_at"],
                        name="message_of_sender",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Official",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("form", "form"), ("phone", "phone"), ("list", "list"), ("batch", "batch")],
                        default="form",
                        max_length=10,
                    ),
                ),
                ("child_id", models.UUIDField(editable=False, null=True)),
                (
                    "body",
                    models.CharField(
                        choices=[("school", "school"), ("clinic", "clinic"), ("police", "police")],
                        max_length=10,
                        verbose_name="body",
                    ),
                ),
                ("learned_at", models.DateTimeField(verbose_name="when you learned of it")),
                ("late_at", models.DateTimeField()),
                ("answers", models.JSONField(default=dict)),
                ("sealed_texts", models.BinaryField()),
                ("texts_key", models.CharField(editable=False, max_length=40)),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
                (
                    "recorded_office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "signal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="official",
                        to="identification.signal",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["district", "learned_at"], name="official_of_district")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("late_at__gte", models.F("learned_at"))),
                        name="duty_after_learning",
                    )
                ],
            },
        ),
    ]
