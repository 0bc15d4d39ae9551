-- Answers the children within the speaker's reach who live in this settlement, as far as their addresses of
-- now say: ids only, as the words of an address are read after a look. Security definer: before a look the
-- web role reads no address.
-- Called by: umai/register/search/search.py.
create function register_living_in(settlement int) returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return array(select distinct a.child_id from register_address a
        where a.settlement_id = settlement and a.current and a.child_id <> all (r.walled)
            and (a.district_id = any (r.districts) or a.municipality_id = any (r.municipalities)
                or a.child_id = any (r.granted) or a.child_id = any (r.emergency)
                or a.child_id = any (r.wrote) and a.recorded_office_id = r.office_id));
end $$;
