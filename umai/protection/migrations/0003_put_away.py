"""Let whoever protects a child at night put away an address that they may not read afterwards.

Sealed rows are read and written by the worker of the case, the head, and those to whom the file was
opened by name. At night the one who takes a child to a safe place is often none of them, and the
address has to be written down all the same. So the database takes it: `protection_put_away` writes
a sealed row of the register for a protection within the speaker's own reach, and answers its id;
nothing is read back. It holds from the day `since`. `before` is the sealed row that it stands in
place of (None for the first); `until` ends that one, with its own words, when the child has left.

The stamps (who, when, where) are those of every row. Safe forward and back: only a function is made.
"""

from django.db import migrations

FORWARD = """
create function protection_put_away(protection uuid, kind text, words text, before uuid, since date,
                                    until date)
    returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    held record;
    made uuid := gen_random_uuid();
    t text := case kind when 'shelter' then 'register_shelteraddress'
                        when 'health' then 'register_healthdetail' end;
    later uuid;
    prior record;
begin
    select child_id, district_id, municipality_id into held from protection_protection where id = protection;
    if not found or t is null or access_worker() is null
        or access_role() not in ('social_worker', 'specialist', 'head')
        or held.child_id = any (access_walled())
        or (held.district_id = any (access_districts())
            or held.municipality_id = any (access_municipalities())
            or held.child_id = any (access_granted())) is not true then
        raise insufficient_privilege using message = 'this file is not within the speaker''s reach';
    end if;
    loop  -- somebody who may read it may have written another in its place
        execute format('select id from %I where replaces_id = $1 and child_id = $2', t)
            into later using before, held.child_id;
        exit when later is null;
        before := later;
    end loop;
    execute format('select words, holds_from from %I where id = $1 and child_id = $2 and current', t)
        into prior using before, held.child_id;
    if prior.words is null then
        if until is not null then return null; end if;
        before := null;
    end if;
    execute format('insert into %I (id, child_id, source, holds_from, holds_to, happened_on, why, current,
                                    replaces_id, words)
                    values ($1, $2, ''form'', $3, $4, $5, ''change'', true, $6, $7)', t)
        using made, held.child_id,
              case when until is null then since else prior.holds_from end,
              until, coalesce(since, until), before,
              case when until is null then words else prior.words end;
    return made;
end $$;
revoke all on function protection_put_away(uuid, text, text, uuid, date, date) from public;
"""
BACK = "drop function protection_put_away(uuid, text, text, uuid, date, date);"


class Migration(migrations.Migration):
    dependencies = [("protection", "0002_protected"), ("access", "0003_stamps_and_moves")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
