-- Opens again what ended because the child was seen at this instant, when that was corrected.
-- Called by: protection_seen, visits_seen.
create function urgency_see_not(which uuid, at timestamptz) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update urgency_urgency set seen_at = null, seen_by_id = null, is_safe = null, ended_at = null,
            ended_how = ''
        where case_id = which and ended_how = 'seen' and seen_at = at
$$;
