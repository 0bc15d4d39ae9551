-- Answers whether a signal has not ended: one that a case took in waits for another person then. False for
-- no signal.
-- Called by: intake_closing_by_two, visits_settle_urgent.
create function identification_waits_for_second(signal uuid) returns boolean
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select from identification_signal s where s.id = signal and s.ended_at is null)
$$;
