"""Protect proposals to end a signal, and let only those who answer for a signal write about it.

A signal that is kept from a district is kept also from the worker of that district who wrote it down:
they read their own words and decide nothing. Which child a signal was found to be about is seen only
by those who see the signal, though the child's file is open to more. Safe forward and back with data
in place.
"""

from django.db import migrations

from umai.access.protect import Protect

OF_SIGNAL = "exists (select 1 from identification_signal s where s.id = signal_id)"
BEFORE = """exists (select 1 from identification_signal s where s.id = signal_id
    and s.district_id = any ((select access_districts())::int[]))"""
ANSWERING = """exists (select 1 from identification_signal s where s.id = signal_id
    and s.district_id = any ((select access_districts())::int[])
    and (s.keeper = 'district' or (select access_role()) = 'oblast_supervisor'))"""
TABLES = ("addition", "screening", "gathering", "reply", "ending")
TO = "to umai_web, umai_worker"

FORWARD = "".join(
    f"alter policy inserted on identification_{table} with check ({ANSWERING});\n" for table in TABLES
) + (
    f"create policy of_signal on identification_match as restrictive for all {TO}"
    f" using ({OF_SIGNAL}) with check ({ANSWERING});"
)
BACK = "drop policy of_signal on identification_match;\n" + "".join(
    f"alter policy inserted on identification_{table} with check ({BEFORE});\n" for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("identification", "0004_ended_by_two"), ("identification", "0002_protected")]
    operations = [
        Protect("identification_endingproposal", anchor=None, reach=OF_SIGNAL, writes=ANSWERING),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
