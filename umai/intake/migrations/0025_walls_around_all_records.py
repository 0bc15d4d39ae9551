"""Ask, where a worker is named and where one is reminded, of walls around every record of the child.

A wall around one record stands around all that are one with it (`register_walls`). Safe forward and back:
only functions are made anew.
"""

from django.db import migrations

FUNCTIONS = ("intake_settle_grants(uuid)", "intake_remind(date, jsonb)", "intake_sum_up_week(date, boolean)")


def asking(one, other):
    """The functions as they are, but asking another table of walls."""
    each = "\n".join(
        f"""
        definition := pg_get_functiondef('{name}'::regprocedure);
        execute replace(definition, 'from {one}', 'from {other}');"""
        for name in FUNCTIONS
    )
    return f"do $do$ declare definition text; begin {each}\nend $do$;"


class Migration(migrations.Migration):
    dependencies = [("intake", "0024_wording"), ("register", "0008_merge")]
    operations = [
        migrations.RunSQL(
            asking("access_wall", "register_walls()"), reverse_sql=asking("register_walls()", "access_wall")
        )
    ]
