"""One narrow row for each recorded identity in place of eight wide ones, and the words that names are made of.

Searches compare whole numbers and dates, which row security lets an index find. Safe forward and
back with data in place: nothing is filled or taken away yet.
"""

import django.db.models.deletion
from django.db import migrations, models

from umai.access.protect import Protect


def held(to):
    return models.ForeignKey(
        db_index=False,
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=to,
    )


def of(to):
    return models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to
    )


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0008_narrow_rows"),
        ("places", "0001_initial"),
        ("register", "0002_protected"),
    ]
    operations = [
        migrations.CreateModel(
            name="Findable",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "child_id",
                        "identity_id",
                        "nth",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("child", of("register.child")),
                ("identity", of("register.identity")),
                ("district", held("places.place")),
                ("municipality", held("places.place")),
                ("given", models.IntegerField(null=True)),
                ("surname", models.IntegerField(null=True)),
                ("father", models.IntegerField(null=True)),
                ("birth_date", models.DateField(null=True)),
                ("nth", models.PositiveSmallIntegerField()),
                ("version", models.PositiveSmallIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["given", "surname"], name="findable_given_surname"),
                    models.Index(fields=["given", "father"], name="findable_given_father"),
                    models.Index(fields=["surname", "father"], name="findable_surname_father"),
                    models.Index(fields=["birth_date"], name="findable_born"),
                    models.Index(fields=["district", "given"], name="findable_given_there"),
                    models.Index(fields=["district", "surname"], name="findable_surname_there"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NearWord",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "trace", "kind", "word", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("trace", models.IntegerField()),
                ("kind", models.CharField(max_length=1)),
                ("word", models.CharField(max_length=60)),
            ],
        ),
        Protect("register_findable", narrow=True),
    ]
