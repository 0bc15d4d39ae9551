"""Hide from a walled worker all that goes on with a signal about the child, and not that signal alone.

What one neighbour told stands with what another told: either would show it. Safe forward and back: a
function is replaced.
"""

from django.db import migrations

HEAD = """create or replace function identification_walled() returns uuid[] language plpgsql stable
    parallel safe security definer set search_path = pg_catalog, public, pg_temp as $$"""
FORWARD = f"""
{HEAD}
declare walled uuid[] := access_walled();
begin
    if walled = '{{}}' then return walled; end if;
    return array(
        with roots as (
            select coalesce(g.first_id, m.signal_id) as id from identification_match m
            left join identification_gathering g on g.signal_id = m.signal_id and g.current
            where m.current and m.child_id = any (walled))
        select id from roots
        union select g.signal_id from identification_gathering g join roots r on r.id = g.first_id
            where g.current);
end $$;
"""
BACK = f"""
{HEAD}
begin
    return array(select m.signal_id from identification_match m
        where m.current and m.child_id = any (access_walled()));
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("identification", "0010_walled_from_the_call_too")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
