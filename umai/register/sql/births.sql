-- Answers when the children within the speaker's reach were born who are held in this district (and this
-- municipality, unless null), as their records of now say: for lists that show nobody yet. No name is
-- answered. Security definer: before a look the web role reads no identity.
-- Called by: umai/casefile/api/routes.py, umai/prevention/families.py.
create function register_births(held_in int, held_by int) returns table(child_id uuid, birth_date date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return query select i.child_id, i.birth_date from register_identity i
        where i.current and (held_in is null or i.district_id = held_in)
            and (held_by is null or i.municipality_id = held_by) and i.child_id <> all (r.walled)
            and (i.district_id = any (r.districts) or i.municipality_id = any (r.municipalities)
                or i.child_id = any (r.granted) or i.child_id = any (r.emergency)
                or i.child_id = any (r.wrote) and i.recorded_office_id = r.office_id);
end $$;
