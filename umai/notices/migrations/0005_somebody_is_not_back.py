from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_answered_by_whoever_may")]

    operations = [
        migrations.AlterField(
            model_name="call",
            name="kind",
            field=models.CharField(
                choices=[("signal", "urgent signal"), ("outing", "a worker is not back")], max_length=20
            ),
        ),
    ]
