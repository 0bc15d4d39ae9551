"""Hide the call of a signal from whoever is walled from the child that the signal was found to be about.

A call names no child, but whoever takes it is led to the signal. Safe forward and back with data in place.
"""

from django.db import migrations

FORWARD = """
create policy walled on notices_call as restrictive for select to umai_web
    using (about <> all ((select identification_walled())::uuid[]));
"""
BACK = "drop policy walled on notices_call;"


class Migration(migrations.Migration):
    dependencies = [
        ("identification", "0009_on_duty_above_too"),
        ("notices", "0004_answered_by_whoever_may"),
    ]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
