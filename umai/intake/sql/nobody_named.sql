-- Writes that nobody answers for a case in which a child must be seen, where nobody was ever named and none
-- of the department speaks, who could name somebody: that calls whoever is on duty.
-- Called by: trigger nobody_named.
create function intake_nobody_named() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if access_role() not in ('head', 'specialist')
        and not exists (select from intake_assignment a where a.case_id = new.case_id and a.current)
    then
        insert into intake_assignment (id, district_id, municipality_id, office_id, recorded_at, source, holds_from,
                happened_on, why, current, child_id, case_id)
            select gen_random_uuid(), c.district_id, c.municipality_id, c.office_id, clock_timestamp(), 'batch',
                access_today(), access_today(), 'change', true, c.child_id, c.id
            from intake_case c where c.id = new.case_id;
    end if;
    return null;
end $$;

create trigger nobody_named after insert on urgency_urgency for each row when (new.case_id is not null and new.ended_at is null) execute function intake_nobody_named();
