"""Keep the trained numbers by which agreement weighs as rows, with which are in use and how common names are.

Safe forward and back with data in place: three tables and a function are added. The numbers that come with
Umai are written by `umai migrate` after every migration, because they may be newer than the last one; it counts
the names too, where nobody did, and then the clock does it every night.
"""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

COUNT = """
-- Whole numbers for folded words, and of those only the common ones: nobody's name.
create function register_common_names(rarest double precision) returns table (
        part text, number int, share double precision)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select 'children', 0, count(*)::double precision from register_child
    union all
    select c.part, c.number, c.share from (
        select f.part, f.number, count(*)::double precision / sum(count(*)) over (partition by f.part) as share
        from register_findable r cross join lateral (values
            ('given', r.given), ('surname', r.surname), ('father', r.father)) f (part, number)
        where r.nth = 0 and f.number is not null group by f.part, f.number) c
    where c.share > rarest
$$;
revoke all on function register_common_names(double precision) from public;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0009_findable_by_day"),
        ("staff", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="Counted",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("children", models.PositiveIntegerField()),
                ("shares", models.JSONField()),
                (
                    "counted_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
            options={"indexes": [models.Index(fields=["-counted_at"], name="counted_latest")]},
        ),
        migrations.CreateModel(
            name="Weights",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.CharField(max_length=16)),
                ("numbers", models.JSONField()),
                ("made_from", models.CharField(max_length=300)),
                ("trained_at", models.DateTimeField(null=True)),
                ("sha256", models.CharField(max_length=64)),
                ("note", models.TextField(blank=True)),
                ("shipped", models.BooleanField(default=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version",), name="one_row_a_version_of_weights")
                ]
            },
        ),
        migrations.CreateModel(
            name="WeightsInUse",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.TextField(blank=True)),
                (
                    "since_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT,
                        related_name="+", to="staff.worker",
                    ),
                ),
                (
                    "weights",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="register.weights"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["-since_at"], name="weights_in_use_latest")]},
        ),
        migrations.RunSQL(COUNT, "drop function register_common_names(double precision);"),
        # Whether whoever cares for a child is a parent is asked of every arrangement without a paper.
        migrations.AddIndex(
            "kinship",
            models.Index(
                fields=["child", "adult"], name="parent_of_child",
                condition=models.Q(
                    models.Q(relation="mother") | models.Q(relation="father"), current=True
                ),
            ),
        ),
    ]  # fmt: skip
