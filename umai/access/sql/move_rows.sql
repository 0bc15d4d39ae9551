-- Moves every row of a child's file without asking for permission, so no role may execute it. Locks the
-- child's row; refuses a municipality outside the district. Finds the tables by their triggers
-- (access_stamp and access_stamp_place), moves the rows of the family too (register_follow_child), and gives
-- the former office a grant `wrote`, by which it still sees the rows that it wrote.
-- Called by: access_move_file, intake_accept_file.
create function access_move_rows(
    child uuid, to_district int, to_municipality int, to_office uuid
) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare t text; old_office uuid;
begin
    select office_id into old_office from register_child where id = child for update;
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
             join pg_proc p on p.oid = g.tgfoid where p.proname = 'access_stamp_place' loop
        execute format('update %I set district_id = $1, municipality_id = $2 where child_id = $3', t)
            using to_district, to_municipality, child;
    end loop;
    perform register_follow_child(child);
    if old_office is distinct from to_office then
        insert into access_grant (id, office_id, child_id, reason, from_at, granted_by_id, recorded_at)
        values (gen_random_uuid(), old_office, child, 'wrote', now(), access_worker(), clock_timestamp());
    end if;
end $$;
