"""Let children born on one day in one aimak or town be found, however their names are written.

They are fewer than one in a country of two million, so a list finds a child by them whose every name holds a
slip. Safe forward and back with data in place; some seconds for two million children.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0011_findable_in_place")]
    operations = [
        migrations.AddIndex(
            model_name="findable",
            index=models.Index(fields=["birth_date", "municipality"], name="findable_born_place"),
        ),
    ]
