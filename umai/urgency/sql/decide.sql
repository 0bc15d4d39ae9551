-- Ends what is urgent with a signal, or in a case, because two persons decided with reasons.
-- Called by: identification_settled_without_case, intake_renew.
create function urgency_decide(signal uuid, which uuid, at timestamptz) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update urgency_urgency set ended_at = at, ended_how = 'decided'
        where (signal_id = signal or case_id = which) and ended_at is null
$$;
