-- Answers the children within the speaker's reach who hold this PIN now: ids only, as names and numbers are
-- read after a look. Of others it answers nothing, as if nobody held it. Security definer: before a look
-- the web role reads no identity.
-- Called by: umai/register/search/search.py.
create function register_pin_holders(searched text) returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return array(select i.child_id from register_identity i
        where i.pin = searched and searched <> '' and i.current and i.child_id <> all (r.walled)
            and (i.district_id = any (r.districts) or i.municipality_id = any (r.municipalities)
                or i.child_id = any (r.granted) or i.child_id = any (r.emergency)
                or i.child_id = any (r.wrote) and i.recorded_office_id = r.office_id));
end $$;
