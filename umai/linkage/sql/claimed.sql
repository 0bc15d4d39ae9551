-- Answers the children to whom a row of this edition is resolved already. No other row of it may claim
-- them.
-- Called by: umai/linkage/candidates/matching.py.
create function linkage_claimed(taken uuid) returns SETOF uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select s.child_id from linkage_resolution s join linkage_listrow r on r.id = s.row_id
    where r.edition_id = taken and s.current and s.child_id is not null
$$;
