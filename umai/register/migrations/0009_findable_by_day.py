"""Let a row of a list be found by the date and one part of the name: hundreds are born on every day.

Safe forward and back with data in place; the table is locked while the indexes are made (a minute for the
whole country).
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0008_merge")]
    operations = [
        migrations.RemoveIndex(model_name="findable", name="findable_born"),
        migrations.AddIndex(
            model_name="findable",
            index=models.Index(fields=["birth_date", "given"], name="findable_born_given"),
        ),
        migrations.AddIndex(
            model_name="findable",
            index=models.Index(fields=["birth_date", "surname"], name="findable_born_surname"),
        ),
    ]
