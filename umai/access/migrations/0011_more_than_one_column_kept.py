"""Let the database keep more than one derived column on a row whose content never changes.

`access_keep` takes the names of all of them; until now it heard the first alone. Safe forward and back:
only a function is made, and a trigger that names none or one does what it did.
"""

from django.db import migrations

KEEP = """
create or replace function access_keep() returns trigger language plpgsql as $$
declare moving text[] := array['district_id', 'municipality_id', 'office_id', 'current'] || {more};
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0010_moves_within_reach")]
    operations = [
        migrations.RunSQL(
            KEEP.format(more="tg_argv[0:tg_nargs - 1]"), reverse_sql=KEEP.format(more="tg_argv[0:0]")
        )
    ]
