"""Let the clock's jobs write through functions of the owner, and split moving a file from asking who may.

The stamp refuses a row that nobody speaks for, but for the public role and the worker's: both may write
to no table of a file and only call what the owner made for them. What such a function writes has nobody
in `recorded_by`. `access_move_rows` moves every row of a file and asks nobody, so nobody may call it;
`access_move_file` asks as before, and another function of the owner may ask in its own way. Safe forward
and back: only functions are made.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
STAMP = """
create or replace function access_stamp() returns trigger language plpgsql {definer} as $$
declare held record;
begin
    if session_user = current_user then return new; end if;
    new.recorded_at := clock_timestamp();
    new.recorded_by_id := access_worker();
    new.recorded_office_id := access_office();
    if new.recorded_by_id is null and session_user not in ({unless}) then
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
create or replace function access_place() returns trigger language plpgsql {definer} as $$
declare held record;
begin
    if session_user = current_user then return new; end if;
    if access_worker() is null{place_unless} then
        raise insufficient_privilege using message = 'nobody is speaking';
    end if;
    execute format('select district_id, municipality_id from %I where id = $1', tg_argv[0])
        into held using new.child_id;
    new.district_id := held.district_id;
    new.municipality_id := held.municipality_id;
    return new;
end $$;
"""
ASKED = """
    if not found or access_worker() is null
        or child = any (access_walled())
        or not (old_district = any (access_districts()) or old_municipality = any (access_municipalities())
                or child = any (access_granted())) then
        raise insufficient_privilege using message = 'this file is not within the speaker''s reach';
    end if;"""
MOVED = """
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
    for t in select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid
             join pg_proc p on p.oid = g.tgfoid where p.proname = 'access_place' loop
        execute format('update %I set district_id = $1, municipality_id = $2 where child_id = $3', t)
            using to_district, to_municipality, child;
    end loop;
    perform register_follow_child(child);
    if old_office is distinct from to_office then
        insert into access_grant (id, office_id, child_id, reason, from_at, granted_by_id, recorded_at)
        values (gen_random_uuid(), old_office, child, 'wrote', now(), access_worker(), clock_timestamp());
    end if;"""
HEAD = """(child uuid, to_district int, to_municipality int, to_office uuid)
    returns void language plpgsql {definer} as $$"""
FORWARD = f"""
{STAMP.format(definer=DEFINER, unless="'umai_public', 'umai_worker'", place_unless=" and session_user <> 'umai_worker'")}
create function access_move_rows{HEAD.format(definer=DEFINER)}
declare t text; old_office uuid;
begin
    select office_id into old_office from register_child where id = child for update;{MOVED}
end $$;
revoke all on function access_move_rows(uuid, int, int, uuid) from public;

create or replace function access_move_file{HEAD.format(definer=DEFINER)}
declare old_district int; old_municipality int;
begin
    select district_id, municipality_id into old_district, old_municipality
        from register_child where id = child for update;{ASKED}
    perform access_move_rows(child, to_district, to_municipality, to_office);
end $$;
"""
BACK = f"""
{STAMP.format(definer=DEFINER, unless="'umai_public'", place_unless="")}
create or replace function access_move_file{HEAD.format(definer=DEFINER)}
declare t text; old_office uuid; old_district int; old_municipality int;
begin
    select office_id, district_id, municipality_id into old_office, old_district, old_municipality
        from register_child where id = child for update;{ASKED}{MOVED}
end $$;
drop function access_move_rows(uuid, int, int, uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0008_narrow_rows")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
