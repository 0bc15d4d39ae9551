"""Let rows of which a file has many carry only where it is held, and move with it.

`access_place` stamps such a row with the place of the child's file, as `access_stamp` does with
every other; `access_move_file` moves both kinds. Safe forward and back: only functions are made.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"

PLACE = f"""
create function access_place() returns trigger language plpgsql {DEFINER} as $$
declare held record;
begin
    if session_user = current_user then return new; end if;
    if access_worker() is null then
        raise insufficient_privilege using message = 'nobody is speaking';
    end if;
    execute format('select district_id, municipality_id from %I where id = $1', tg_argv[0])
        into held using new.child_id;
    new.district_id := held.district_id;
    new.municipality_id := held.municipality_id;
    return new;
end $$;
"""
MOVE = """
create or replace function access_move_file(child uuid, to_district int, to_municipality int, to_office uuid)
    returns void language plpgsql {definer} as $$
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
    update register_child set district_id = to_district, municipality_id = to_municipality,
        office_id = to_office where id = child;
    for t in select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid
             join pg_proc p on p.oid = g.tgfoid
             join pg_attribute a on a.attrelid = c.oid and a.attname = 'child_id' and a.attgenerated = ''
             where p.proname = 'access_stamp' loop
        execute format('update %I set district_id = $1, municipality_id = $2, office_id = $3
                        where child_id = $4', t)
            using to_district, to_municipality, to_office, child;
    end loop;
    {narrow}perform register_follow_child(child);
    if old_office is distinct from to_office then
        insert into access_grant (id, office_id, child_id, reason, from_at, granted_by_id, recorded_at)
        values (gen_random_uuid(), old_office, child, 'wrote', now(), access_worker(), clock_timestamp());
    end if;
end $$;
"""
NARROW = """for t in select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid
             join pg_proc p on p.oid = g.tgfoid where p.proname = 'access_place' loop
        execute format('update %I set district_id = $1, municipality_id = $2 where child_id = $3', t)
            using to_district, to_municipality, child;
    end loop;
    """
FORWARD = PLACE + MOVE.format(definer=DEFINER, narrow=NARROW)
BACK = MOVE.format(definer=DEFINER, narrow="") + "drop function access_place();"


class Migration(migrations.Migration):
    dependencies = [("access", "0007_moves_by_index")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
