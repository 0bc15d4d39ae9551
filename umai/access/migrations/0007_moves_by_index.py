"""Move a file by the indexes on its child, and not by reading every table of the register.

As before, but the child's own row is found by its id, and tables whose rows name no child (adults,
households, signals: there `child_id` is computed) are left to `register_follow_child`, which always
moved them. Safe forward and back.
"""

from django.db import migrations

DEFINER = "security definer set search_path = pg_catalog, public, pg_temp"
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
    end if;{own}
    for t in select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid
             join pg_proc p on p.oid = g.tgfoid{tables} where p.proname = 'access_stamp' loop
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
"""
OWN = """
    update register_child set district_id = to_district, municipality_id = to_municipality,
        office_id = to_office where id = child;"""
TABLES = """
             join pg_attribute a on a.attrelid = c.oid and a.attname = 'child_id' and a.attgenerated = ''"""
FORWARD = MOVE.format(definer=DEFINER, own=OWN, tables=TABLES)
BACK = MOVE.format(definer=DEFINER, own="", tables="")


class Migration(migrations.Migration):
    dependencies = [("access", "0006_stamps_of_the_public")]
    operations = [migrations.RunSQL(FORWARD, reverse_sql=BACK)]
