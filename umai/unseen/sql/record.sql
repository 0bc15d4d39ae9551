-- Answers the record that stands for a child: the same one for all records that are one child, by lowest
-- id.
-- Called by: unseen_nodes.
create function unseen_record(child uuid) returns uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select x from unnest(register_one_with(array[child])) x order by x limit 1
$$;
