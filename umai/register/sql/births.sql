-- Answers when the children within the speaker's reach were born who are held in this district (and this
-- municipality, unless null), as their records of now say: for lists that show nobody yet. No name is answered. Security definer: before a look the web role reads no
-- identity.
-- Called by: umai/prevention/families.py.
create function register_births(held_in int, held_by int) returns table(child_id uuid, birth_date date)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    districts int[] := access_districts(); municipalities int[] := access_municipalities();
    granted uuid[] := access_granted(); wrote uuid[] := access_wrote(); office uuid := access_office();
    walled uuid[] := access_walled();
begin
    return query select i.child_id, i.birth_date from register_identity i
        where i.current and (held_in is null or i.district_id = held_in)
            and (held_by is null or i.municipality_id = held_by) and i.child_id <> all (walled)
            and (i.district_id = any (districts) or i.municipality_id = any (municipalities)
                or i.child_id = any (granted) or i.child_id = any (wrote) and i.recorded_office_id = office);
end $$;
