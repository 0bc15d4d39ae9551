"""Show the trail of a file to those who reach the file, and all of it to the auditor.

The worker role sequences entries and reads their hashes, so it reads every row: a row holds ids
and no content. Safe forward and back with data in place.
"""

from django.db import migrations

FORWARD = """
alter table trail_entry enable row level security;
create policy seen on trail_entry for select to umai_web using (
    (select access_role()) = 'auditor'
    or district_id = any ((select access_districts())::int[])
    or municipality_id = any ((select access_municipalities())::int[])
    or child_id = any ((select access_granted())::uuid[]));
create policy wall on trail_entry as restrictive for select to umai_web
    using (child_id is null or child_id <> all ((select access_walled())::uuid[]));
create policy sequenced on trail_entry for select to umai_worker using (true);
"""
BACK = """
drop policy sequenced on trail_entry;
drop policy wall on trail_entry;
drop policy seen on trail_entry;
alter table trail_entry disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_stamps_and_moves")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
