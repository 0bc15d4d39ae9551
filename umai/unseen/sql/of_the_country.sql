-- Counts the lines of children born after a day, by district: those that wait, the absent among them,
-- all, and the oldest day of those that wait. A child whose birth date is not known counts. Only a
-- supervisor at the Ministry gets rows; security definer, because the Ministry reaches no line and reads
-- numbers alone.
-- Called by: umai/unseen/counts.py.
create function unseen_of_the_country(
    born_after date
) returns TABLE(district int, waiting bigint, absent bigint, every bigint, since date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select district_id, count(*) filter (where waits), count(*) filter (where waits and l.absent), count(*),
        min(l.since) filter (where waits)
    from unseen_listedchild l where access_role() = 'ministry_supervisor' and (birth_date is null or birth_date > born_after)
    group by district_id
$$;
