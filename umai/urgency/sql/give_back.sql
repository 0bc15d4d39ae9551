-- Takes what is urgent with a signal out of the case again, where another person found it to be about
-- another child: it waits with the signal as before.
-- Called by: intake_joining_refused.
create function urgency_give_back(signal uuid, district int, keeper text) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update urgency_urgency set case_id = null, child_id = null, district_id = district, municipality_id = null,
            keeper = urgency_give_back.keeper
        where signal_id = signal and ended_at is null
$$;
