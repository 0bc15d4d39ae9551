"""Have the database ask, too, that a body answers today and not on paper.

A body that speaks to the database with its own session could otherwise say that it answered in time. An
earlier day is for the department, which names the letter and who signed it. Safe forward and back with
data in place: only rows written from now on are asked.
"""

from django.db import migrations

FORWARD = """
create policy today_by_the_body on referrals_answer as restrictive for insert to umai_web
    with check ((select referrals_office()) is null
        or not on_paper and scan_id is null and answered_on between access_today() - 1 and access_today());
"""
BACK = "drop policy today_by_the_body on referrals_answer;"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0005_rows_of_one_file")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
