"""Make room for what became of the ten days of each case, which the database derives."""

import django.db.models.deletion
from django.db import migrations, models


def derived(to):
    return models.ForeignKey(
        to, on_delete=django.db.models.deletion.PROTECT, null=True, db_index=False, related_name="+"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0025_walls_around_all_records"),
        ("oversight", "0002_protected"),
        ("places", "0002_country"),
        ("register", "0009_findable_by_day"),
        ("staff", "0003_reached_and_handed_over"),
    ]
    operations = [
        migrations.CreateModel(
            name="TenDays",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="ten_days",
                        serialize=False,
                        to="intake.case",
                    ),
                ),
                ("started_on", models.DateField()),
                ("due_on", models.DateField()),
                ("assessed_in_time", models.BooleanField(null=True)),
                ("planned_in_time", models.BooleanField(null=True)),
                ("visited_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="register.child"
                    ),
                ),
                ("district", derived("places.place")),
                ("municipality", derived("places.place")),
                ("worker", derived("staff.worker")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["district", "due_on", "case"],
                        include=(
                            "child",
                            "municipality",
                            "worker",
                            "started_on",
                            "assessed_in_time",
                            "planned_in_time",
                            "visited_on",
                            "closed_on",
                        ),
                        name="ten_days_of_district",
                    )
                ],
            },
        ),
    ]
