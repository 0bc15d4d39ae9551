-- Answers in which district the files of these children are held.
-- Called by: umai/situations/what_if/running.py.
create function situations_districts(children uuid[]) returns table (child uuid, district int)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select c.id, c.district_id from register_child c where c.id = any (children)
$$;
