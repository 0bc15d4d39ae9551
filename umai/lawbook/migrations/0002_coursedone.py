import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lawbook", "0001_initial"), ("staff", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="CourseDone",
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
                    "office",
                    models.ForeignKey(
                        db_comment="Office of the worker's post on that day; the head of its district reads the row.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                    ),
                ),
                (
                    "course",
                    models.SlugField(
                        db_comment="Step of the text and of its cases, as in guidance/field/STEP.LANGUAGE.md.",
                        max_length=40,
                    ),
                ),
                (
                    "edition",
                    models.CharField(
                        db_comment="SHA-256 over the text and its cases in every language, in hexadecimal digits.",
                        max_length=64,
                    ),
                ),
                (
                    "right",
                    models.PositiveSmallIntegerField(
                        db_comment="Cases in which the first answer was the right one."
                    ),
                ),
            ],
            options={
                "db_table_comment": "One worker read a text of guidance and decided its cases, once in each edition of them.",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recorded_by", "course", "edition"), name="course_done_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("right__lte", 3)), name="course_right_among_its_cases"
                    ),
                ],
            },
        )
    ]
