"""Put the danger written again behind row security. Safe forward and back with data in place."""

from django.db import migrations

from umai.access.protect import Protect


class Migration(migrations.Migration):
    dependencies = [("protection", "0004_alarm"), ("register", "0002_protected")]
    operations = [Protect("protection_alarm", fact=True)]
