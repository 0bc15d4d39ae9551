-- Answers the workers of the visits that were recorded or corrected since an instant.
-- Called by: umai/visits/plausibility/jobs.py.
create function visits_workers_since(since timestamptz) returns uuid[]
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select coalesce(array_agg(distinct worker_id order by worker_id), '{}')
        from visits_visit where recorded_at >= since and current);
end $$;
