"""Let only the clock write down a visit as missed, and let nobody strike out one that is planned.

A worker who speaks to the database with the own session could otherwise say whose fault a missed visit
was, or strike a planned one out, which nothing in the program does. Safe forward and back with data in
place: only rows written from now on are asked.
"""

from django.db import migrations

FORWARD = """
create policy by_the_clock on visits_missed as restrictive for insert to umai_web with check (false);
create policy never_struck on visits_window as restrictive for insert to umai_web with check (why <> 'struck');
"""
BACK = """
drop policy never_struck on visits_window;
drop policy by_the_clock on visits_missed;
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0009_rows_of_one_file")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
