-- When the worker last finished a job of the queue, looking back over the newest events only; null for
-- none. It tells a monitor nothing else of the jobs.
-- Called by: umai/health.py.
create function schema_job_done_at() returns timestamptz
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select max(at) from (select type, at from procrastinate_events order by id desc limit 500) as newest
    where type = 'succeeded'
$$;
