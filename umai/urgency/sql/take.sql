-- Keeps who took the call of a case, and when, where nobody took a call about it before.
-- Called by: intake_took_call, justice_must_see, self_harm_urgent.
create function urgency_take(which uuid, worker uuid, at timestamptz) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update urgency_urgency set taken_at = at, taken_by_id = worker
        where case_id = which and ended_at is null and taken_at is null
$$;
