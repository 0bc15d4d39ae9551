"""Put every row of a case behind row security. Safe forward and back with data in place."""

from django.db import migrations

from umai.access.protect import Protect


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("register", "0002_protected")]
    operations = [
        Protect("intake_case"),
        Protect("intake_clock", fact=True),
        Protect("intake_assignment", fact=True),
        Protect("intake_closingproposal"),
        Protect("intake_closure"),
    ]
