"""Adds who helps the workers of an office with the program."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial"), ("staff", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ProgramHelper",
            fields=[
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_comment="When the row was written, stamped by the database.",
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                    ),
                ),
                (
                    "transaction",
                    models.BigIntegerField(
                        db_comment="PostgreSQL transaction that wrote the row; a request is answered in a later one only.",
                        db_default=0,
                        editable=False,
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        db_comment="Key of the row, made by its writer; it means nothing else.",
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        db_comment="Whom to ask for, shown to every worker there; empty when nobody helps there any more.",
                        max_length=100,
                        verbose_name="name",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        db_comment="Telephone of the helper with the code of the country; empty together with the name.",
                        max_length=16,
                        verbose_name="telephone",
                    ),
                ),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        db_comment="When somebody answers the telephone, as typed; may be empty.",
                        max_length=100,
                        verbose_name="hours",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_comment="Office for whose workers, and for those of the offices below it, the helper is there.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_comment="Who asked or answered, stamped by the database.",
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "db_table_comment": "Whom the workers of an office call about the program; the newest row of the office counts.",
                "indexes": [models.Index(fields=["office", "recorded_at"], name="helper_of_office")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hours", ""), ("name", ""), ("phone", "")),
                            models.Q(
                                models.Q(("name", ""), _negated=True), models.Q(("phone", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="helper_has_name_and_phone",
                    )
                ],
            },
        )
    ]
