-- Answers the Commission of a speaker who sits there as its secretary or a member; otherwise null.
-- Called by: commission_minutes_digest, commission_stamp, commission_voters, commission_waits, policies.
create function commission_office() returns uuid
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare who record;
begin
    select * into who from access_speaking();
    return case when who.role in ('commission_secretary', 'commission_member') then who.office_id end;
end $$;
