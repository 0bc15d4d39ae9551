"""Let a case have begun with an SMS or a message. Safe forward and back: nothing in the database changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0022_taken_back"),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
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
    ]
