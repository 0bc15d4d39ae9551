-- Writes that nobody answers for a case in which a child must be seen, where nobody was ever named and none
-- of the department speaks, who could name somebody: that calls whoever is on duty.
-- Called by: intake_began_urgent, intake_took_urgent_in.
create function intake_nobody_named(which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if access_role() not in ('head', 'specialist')
        and not exists (select from intake_assignment a where a.case_id = which and a.current)
        and exists (select from urgency_urgency u where u.case_id = which and u.ended_at is null)
    then
        insert into intake_assignment (id, district_id, municipality_id, office_id, recorded_at, source, holds_from,
                happened_on, why, current, child_id, case_id)
            select gen_random_uuid(), c.district_id, c.municipality_id, c.office_id, clock_timestamp(), 'batch',
                access_today(), access_today(), 'change', true, c.child_id, c.id
            from intake_case c where c.id = which;
    end if;
end $$;
