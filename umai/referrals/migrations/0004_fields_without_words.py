import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0003_for_a_measure"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agreement",
            name="fields",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20)),
        ),
    ]
