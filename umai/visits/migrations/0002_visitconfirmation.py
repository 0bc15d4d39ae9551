"""Adds what whoever was at a visit says of what another person wrote down."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_initial"),
        ("places", "0001_initial"),
        ("register", "0001_initial"),
        ("staff", "0001_initial"),
        ("visits", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="VisitConfirmation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_comment="Key of the row, made by its writer, so that a phone without a signal can make one.",
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_comment="When the row was written, stamped by the database.",
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("form", "form"), ("phone", "phone"), ("list", "list"), ("batch", "batch")],
                        db_comment="By which way the row came: typed, by telephone, from a list, or by the clock.",
                        default="form",
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("so", "I said so"), ("not_so", "This is not so")],
                        db_comment="Whether it was so, as whoever was there says.",
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True,
                        db_comment="What was different; required where it was not so, else empty.",
                        verbose_name="what was different",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_comment="Case of the visit that is answered for.",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.case",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_comment="Child who was visited; the row is part of this child's file.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="register.child",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_comment="District in which the file is held; decides who reaches the row.",
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
                        db_comment="Aiyl okmotu or town in which the file is held; null where only the district holds it.",
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
                        db_comment="Office that holds the file now; it changes when the file moves.",
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
                        db_comment="Who wrote the row, stamped by the database; null when the clock or the public wrote it.",
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
                        db_comment="Office of the writer at that time, stamped by the database; it does not change.",
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "visit",
                    models.OneToOneField(
                        db_comment="Row of the visit as it stood when it was read and answered, once each.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmation",
                        to="visits.visit",
                    ),
                ),
            ],
            options={
                "db_table_comment": "Whoever was at a visit that another person wrote down says whether it was so.",
                "abstract": False,
            },
        )
    ]
