"""Put every row of a visit behind row security; let a draft be its writer's alone.

A draft is no part of the file: it names a case and no child, may be changed and deleted, and is seen
by nobody but its writer, as long as they see the case. Safe forward and back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

OWN = """worker_id = (select access_worker())
    and exists (select from intake_case c where c.id = case_id)"""
DRAFTS = f"""
alter table visits_draft enable row level security;
create policy own on visits_draft to umai_web using ({OWN}) with check ({OWN});
"""
BACK = """
drop policy own on visits_draft;
alter table visits_draft disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("visits", "0001_initial"),
        ("access", "0009_the_clock_and_moves_in_two_parts"),
        ("intake", "0015_owed_derived"),
    ]
    operations = [
        Protect("visits_window", fact=True),
        Protect("visits_missed"),
        Protect("visits_explanation"),
        Protect("visits_visit", fact=True),
        Protect("visits_conflict"),
        Protect("visits_settlement"),
        Protect("visits_dwellingwarning", fact=True),
        Protect("visits_outing"),
        Protect("visits_return"),
        migrations.RunSQL(DRAFTS, reverse_sql=BACK),
    ]
