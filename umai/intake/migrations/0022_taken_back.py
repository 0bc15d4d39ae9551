"""Let the department that sent a file take it back before the other one has answered.

It ends the wait by the same row as an answer, so of two who end it at one moment one is refused. The
database asks, too, that each end is written by its own department. Safe forward and back with data in
place; back leaves what was taken back as refused.
"""

from django.db import migrations, models

HERE = "(select access_districts())::int[]"
DEPARTMENT = "(select access_role()) in ('specialist', 'head')"
OF_WHAT_WAS_SENT = """exists (
        select from intake_filesent s where s.id = sent_id and s.child_id = intake_fileanswer.child_id
            and s.to_district_id = intake_fileanswer.to_district_id
            and s.from_district_id = intake_fileanswer.from_district_id)"""
POLICY = """
drop policy answered_where_sent on intake_fileanswer;
create policy answered_where_sent on intake_fileanswer as restrictive for insert to umai_web with check (
    {department} and {who} and {sent});
"""
FORWARD = POLICY.format(
    department=DEPARTMENT, sent=OF_WHAT_WAS_SENT,
    who=f"case when taken_back then from_district_id = any ({HERE}) else to_district_id = any ({HERE}) end",
)  # fmt: skip
BACK = POLICY.format(department=DEPARTMENT, sent=OF_WHAT_WAS_SENT, who=f"to_district_id = any ({HERE})")


class Migration(migrations.Migration):
    dependencies = [("intake", "0021_by_the_department")]
    operations = [
        migrations.AddField("fileanswer", "taken_back", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "fileanswer",
            models.CheckConstraint(
                condition=models.Q(("accepted", False), ("taken_back", False), _connector="OR"),
                name="taken_back_is_not_accepted",
            ),
        ),
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
