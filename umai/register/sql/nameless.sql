-- Answers the children within the speaker's reach whose given name nobody knows yet: ids only, for counts and
-- for the search by a description.
-- Called by: umai/identification/description/search.py, umai/oversight/board/counts.py.
create function register_nameless() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    districts int[] := access_districts(); municipalities int[] := access_municipalities();
    granted uuid[] := access_granted(); walled uuid[] := access_walled();
begin
    return array(select i.child_id from register_identity i
        where i.current and i.given = '' and i.child_id <> all (walled)
            and (i.district_id = any (districts) or i.municipality_id = any (municipalities)
                or i.child_id = any (granted)));
end $$;
