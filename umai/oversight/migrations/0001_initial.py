"""Make room for what a person found about a body that dealt with a child before it was hurt."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("intake", "0023_reports_whole"),
        ("places", "0002_country"),
        ("register", "0006_care_by_district"),
        ("staff", "0003_reached_and_handed_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="Judgement",
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
                ("holds_from", models.DateField(blank=True, null=True)),
                ("holds_to", models.DateField(blank=True, null=True)),
                ("happened_on", models.DateField(blank=True, null=True)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("change", "it changed"),
                            ("correction", "it was wrong"),
                            ("struck", "struck out"),
                        ],
                        default="change",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("current", models.BooleanField(default=True, editable=False)),
                (
                    "body",
                    models.CharField(
                        choices=[("school", "school"), ("clinic", "clinic"), ("police", "police")],
                        max_length=10,
                        verbose_name="body",
                    ),
                ),
                ("key", models.CharField(max_length=260)),
                ("name", models.CharField(max_length=250)),
                (
                    "found",
                    models.CharField(
                        choices=[
                            ("knew", "it knew, and did not report"),
                            ("not_known", "it did not know"),
                            ("elsewhere", "it reported to another body"),
                            ("cannot_tell", "cannot tell"),
                        ],
                        max_length=12,
                        verbose_name="what you found",
                    ),
                ),
                ("words", models.TextField(verbose_name="what was asked, and what was answered")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="intake.case"
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.child"
                    ),
                ),
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
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="oversight.judgement",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "ever",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("case", "key"),
                        name="one_judgement_a_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="judgement_says_why"
                    ),
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("ever", django.db.models.manager.Manager()),
            ],
        ),
    ]
