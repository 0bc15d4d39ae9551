-- Answers whether the speaker is in the line of this child: wrote anything in the file, in whichever room and
-- record of the child, was ever assigned, or ever led the district's department. Another account of the same
-- person is the same person. What the rooms of openings, walls and rights keep is no work on the child.
-- Called by: self_harm_outside_the_line, umai/self_harm/deaths/actions.py.
create function self_harm_in_line(child uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    me uuid := access_worker();
    records uuid[] := register_one_with(array[child]);
    t name;
    found boolean;
begin
    if me is null then return true; end if;
    for t in select k.relname from pg_class k
            join pg_attribute c on c.attrelid = k.oid and c.attname = 'child_id' and not c.attisdropped
            join pg_attribute w on w.attrelid = k.oid and w.attname = 'recorded_by_id' and not w.attisdropped
            where k.relkind = 'r' and k.relnamespace = 'public'::regnamespace
                and k.relname !~ '^(access|opens|rights|trail|walls|self_harm_death)' loop
        execute format('select exists (select from %I r where r.child_id = any ($1) and r.recorded_by_id is not null
            and not access_is_another(r.recorded_by_id, $2))', t) into found using records, me;
        if found then return true; end if;
    end loop;
    return exists (select from intake_assignment a where a.child_id = any (records) and a.worker_id is not null
            and not access_is_another(a.worker_id, me))
        or exists (select from staff_term s join staff_office o on o.id = s.office_id
            join places_place p on p.id = o.place_id join register_child c on c.id = any (records)
            where s.role = 'head' and p.district_id = c.district_id and not access_is_another(s.worker_id, me));
end $$;
