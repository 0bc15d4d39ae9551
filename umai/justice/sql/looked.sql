-- Answers the children at whose repeated violence the speaker looked: each stands in such a look of the trail that
-- is committed. As access_looked, of some minutes. No role may run it.
-- Called by: justice_near_child, justice_repeated.
create function justice_looked() returns uuid[]
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select array(select distinct c.id from trail_entry e cross join lateral unnest(e.children) c (id)
        where e.worker_id = access_worker() and e.at > now() - interval '5 minutes' and e.act = 'justice.repeated'
            and e.outcome = 'looked')
$$;
