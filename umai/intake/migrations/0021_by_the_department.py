"""Have the database ask, too, that the department assigns cases and corrects clocks.

The program asks it already; so does the database, of whoever speaks to it with somebody's session. The
first clock of a case is written by whoever opens it. Safe forward and back with data in place.
"""

from django.db import migrations

FORWARD = """
create policy given_by_the_department on intake_assignment as restrictive for insert to umai_web
    with check ((select access_role()) in ('specialist', 'head'));
create policy corrected_by_the_department on intake_clock as restrictive for insert to umai_web
    with check (replaces_id is null or (select access_role()) in ('specialist', 'head', 'oblast_supervisor'));
"""
BACK = """
drop policy corrected_by_the_department on intake_clock;
drop policy given_by_the_department on intake_assignment;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0020_rows_of_one_file")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
