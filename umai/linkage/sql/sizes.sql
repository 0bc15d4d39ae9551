-- Answers the last line of an edition, how many of its rows were taken in, how many rows the latest
-- other editions have, and about how many children are registered. The last is the planner's estimate;
-- below 10,000 the children are counted.
-- Called by: umai/linkage/candidates/matching.py.
create function linkage_sizes(taken uuid) returns TABLE(last int, own bigint, others bigint, children bigint)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((select max(number) from linkage_listrow where edition_id = taken), 0),
        (select e.rows - e.refused from linkage_listedition e where e.id = taken)::bigint,
        coalesce((select sum(e.rows - e.refused) from linkage_listedition e where e.id <> taken and not exists (
            select from linkage_listedition later where later.follows_id = e.id)), 0)::bigint,
        (select greatest(reltuples::bigint, case when reltuples < 10000 then (
            select count(*) from register_child) else 0 end) from pg_class where oid = 'register_child'::regclass)
$$;
