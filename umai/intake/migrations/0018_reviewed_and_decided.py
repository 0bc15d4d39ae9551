"""Keep with a row the day by which a review or a decision about closing follows, and what was checked.

The days are the law's, computed where the row is written; rows of before have none. Safe forward and
back with data in place: the columns are empty at first.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0017_turnover_rules")]
    operations = [
        migrations.AddField("stop", "review_on", models.DateField(null=True)),
        migrations.AddField("risklevel", "review_on", models.DateField(null=True)),
        migrations.AddField(
            "closingproposal", "checks", models.JSONField(null=True, verbose_name="what was checked before")
        ),
        migrations.AddField(
            "closingproposal", "decide_by", models.DateField(null=True, verbose_name="decision by")
        ),
    ]
