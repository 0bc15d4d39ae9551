-- Answers the children within the speaker's reach whose given name nobody knows yet: ids only, for counts and
-- for the search by a description.
-- Called by: indicators_rows_worklist, umai/identification/description/search.py.
create function register_nameless() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare r record;
begin
    select * into r from access_reach();
    return array(select i.child_id from register_identity i
        where i.current and i.given = '' and i.child_id <> all (r.walled)
            and (i.district_id = any (r.districts) or i.municipality_id = any (r.municipalities)
                or i.child_id = any (r.granted)));
end $$;
