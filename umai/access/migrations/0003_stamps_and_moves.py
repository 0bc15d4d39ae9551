"""Let the database stamp, keep and move the rows of a file.

`access_stamp` writes recorded_at, by whom and where; a bulk load by the owner itself brings its
own. `access_keep` refuses every change of content and every deletion, by whomever; only where a
file is held, and whether a fact is the current one, may change. `access_follow` turns off the
fact that a new one replaces. `access_move_file` moves every row of a child's file at once, the
family's with it, and leaves the old office a grant on what it wrote.

Safe forward and back: only functions are made.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"

FORWARD = f"""
create function access_stamp() returns trigger language plpgsql {DEFINER} as $$
declare held record;
begin
    if session_user = current_user then return new; end if;
    new.recorded_at := clock_timestamp();
    new.recorded_by_id := access_worker();
    new.recorded_office_id := access_office();
    if new.recorded_by_id is null then
        raise insufficient_privilege using message = 'nobody is speaking';
    end if;
    if tg_nargs > 0 and new.child_id is not null then
        execute format('select district_id, municipality_id, office_id from %I where id = $1', tg_argv[0])
            into held using new.child_id;
        new.district_id := held.district_id;
        new.municipality_id := held.municipality_id;
        new.office_id := held.office_id;
    end if;
    return new;
end $$;

create function access_keep() returns trigger language plpgsql as $$
declare moving text[] := array['district_id', 'municipality_id', 'office_id', 'current'] || tg_argv[0:0];
begin
    if tg_op = 'UPDATE' and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
    raise exception 'a recorded fact is never changed or deleted: write a row that replaces it';
end $$;

create function access_follow() returns trigger language plpgsql {DEFINER} as $$
declare n int;
begin
    execute format('update %I set current = false where id = $1 and current
                    and child_id is not distinct from $2', tg_table_name)
        using new.replaces_id, new.child_id;
    get diagnostics n = row_count;
    if n <> 1 then
        raise unique_violation using message = 'this fact was replaced before, or is of another file';
    end if;
    new.current := new.why <> 'struck';
    return new;
end $$;

create function access_move_file(child uuid, to_district int, to_municipality int, to_office uuid)
    returns void language plpgsql {DEFINER} as $$
declare t text; old_office uuid; old_district int; old_municipality int;
begin
    select office_id, district_id, municipality_id into old_office, old_district, old_municipality
        from register_child where id = child for update;
    if not found or access_worker() is null
        or child = any (access_walled())
        or not (old_district = any (access_districts()) or old_municipality = any (access_municipalities())
                or child = any (access_granted())) then
        raise insufficient_privilege using message = 'this file is not within the speaker''s reach';
    end if;
    if not exists (select 1 from places_place where id = to_district and district_id = id)
        or (to_municipality is not null and not exists (
            select 1 from places_place where id = to_municipality and district_id = to_district)) then
        raise check_violation using message = 'this municipality does not lie in this district';
    end if;
    for t in select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid
             join pg_proc p on p.oid = g.tgfoid where p.proname = 'access_stamp' loop
        execute format('update %I set district_id = $1, municipality_id = $2, office_id = $3
                        where child_id = $4', t)
            using to_district, to_municipality, to_office, child;
    end loop;
    perform register_follow_child(child);
    if old_office is distinct from to_office then
        insert into access_grant (id, office_id, child_id, reason, from_at, granted_by_id, recorded_at)
        values (gen_random_uuid(), old_office, child, 'wrote', now(), access_worker(), clock_timestamp());
    end if;
end $$;
revoke all on function access_move_file(uuid, int, int, uuid) from public;
"""
BACK = """
drop function access_move_file(uuid, int, int, uuid);
drop function access_follow();
drop function access_keep();
drop function access_stamp();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_who_speaks_and_what_they_reach")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
