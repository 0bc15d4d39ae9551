-- Ends what is urgent in a case: this worker saw the child at this instant. What was called later than
-- that stays open.
-- Called by: protection_seen, visits_seen.
create function urgency_see(which uuid, at timestamptz, worker uuid, safe boolean) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update urgency_urgency set seen_at = at, seen_by_id = worker, is_safe = safe, ended_at = clock_timestamp(),
            ended_how = 'seen'
        where case_id = which and ended_at is null and called_at <= at
$$;
