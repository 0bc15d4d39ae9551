"""Put the link from a case to its signals behind row security, as the case is. Safe forward and back."""

from django.db import migrations

from umai.access.protect import Protect


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_origin"), ("identification", "0002_protected")]
    operations = [Protect("intake_origin")]
