import uuid

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0005_somebody_is_not_back"),
        ("places", "0002_country"),
        ("staff", "0003_reached_and_handed_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkedThrough",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "what",
                    models.CharField(
                        choices=[("reminders", "reminders"), ("summaries", "messages of the day")],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                (
                    "done_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("what", "day"), name="a_day_worked_through_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("owed", models.CharField(max_length=10)),
                ("of", models.UUIDField()),
                ("in_case", models.UUIDField()),
                ("due_on", models.DateField()),
                ("days", models.SmallIntegerField()),
                ("by_email", models.BooleanField()),
                ("by_sms", models.BooleanField()),
                ("told_on", models.DateField()),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["worker", "told_on"], name="reminder_of_worker"),
                    django.contrib.postgres.indexes.BrinIndex(fields=["told_on"], name="reminder_of_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("of", "owed", "worker", "due_on", "days"), name="reminded_once_a_step"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Summary",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("week", models.BooleanField(default=False)),
                ("counts", models.JSONField()),
                ("forgotten", models.PositiveIntegerField(default=0)),
                ("of_workers", models.JSONField(null=True)),
                ("by_email", models.BooleanField()),
                ("by_sms", models.BooleanField()),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.worker",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["day"], name="summary_of_day")],
                "constraints": [models.UniqueConstraint(fields=("worker", "day"), name="one_message_a_day")],
            },
        ),
        migrations.AlterField(
            model_name="notice",
            name="call",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="notices.call",
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="step",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="notice",
            name="summary",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="notices.summary",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("summary", "way"), name="sent_once_a_way"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("call", None), ("summary__isnull", False)),
                    models.Q(("call__isnull", False), ("summary", None)),
                    _connector="OR",
                ),
                name="notice_of_a_call_or_a_summary",
            ),
        ),
    ]
