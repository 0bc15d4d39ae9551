"""Put what was printed behind row security. Safe forward and back with data in place."""

from django.db import migrations

from umai.access.protect import Protect


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("access", "0003_stamps_and_moves")]
    operations = [Protect("documents_printed")]
