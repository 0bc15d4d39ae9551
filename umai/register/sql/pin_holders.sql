-- Answers the children within the speaker's reach who hold this PIN now: ids only, as names and numbers are
-- read after a look. Of others it answers nothing, as if nobody held it. Security definer: before a look
-- the web role reads no identity.
-- Called by: umai/register/search/search.py.
create function register_pin_holders(searched text) returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    districts int[] := access_districts(); municipalities int[] := access_municipalities();
    granted uuid[] := access_granted(); wrote uuid[] := access_wrote(); office uuid := access_office();
    walled uuid[] := access_walled();
begin
    return array(select i.child_id from register_identity i
        where i.pin = searched and searched <> '' and i.current and i.child_id <> all (walled)
            and (i.district_id = any (districts) or i.municipality_id = any (municipalities)
                or i.child_id = any (granted) or i.child_id = any (wrote) and i.recorded_office_id = office));
end $$;
