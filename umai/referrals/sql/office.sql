-- Answers the office of a speaker who works for a school, a clinic or the police; otherwise null.
-- Called by: policies, umai/justice/duties/reading.py.
create function referrals_office() returns uuid
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who record;
begin
    select * into who from access_speaking();
    return case when who.role in ('school_worker', 'health_worker', 'inspector') then who.office_id end;
end $$;
