"""Keep the trail of signals from those who may not know that there is one.

An entry names the district and the record; in the district from whose office a signal is kept, that
alone would say that there is one. Entries about signals are for the auditor, for the oblast, and for
whoever made them. Safe forward and back: nothing but a policy.
"""

from django.db import migrations

FORWARD = """
create policy of_signal on trail_entry as restrictive for select to umai_web using (
    kind not like 'identification.%'
    or (select access_role()) in ('auditor', 'oblast_supervisor')
    or worker_id = (select access_worker()));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identification", "0005_by_whoever_answers"),
        ("access", "0004_trail_within_reach"),
    ]
    operations = [migrations.RunSQL(FORWARD, reverse_sql="drop policy of_signal on trail_entry;")]
