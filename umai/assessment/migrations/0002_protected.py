"""Put every row of an assessment behind row security. Safe forward and back with data in place."""

from django.db import migrations

from umai.access.protect import Protect


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_initial"), ("register", "0002_protected")]
    operations = [
        Protect("assessment_assessment"),
        Protect("assessment_finding", fact=True),
        Protect("assessment_childsview", fact=True),
        Protect("assessment_completion"),
    ]
