-- Takes an alarm back, with its call and what the other office was told, where its incident or its suspect was
-- struck out; and keeps it from the child's office while the incident is sealed. That the care ended takes
-- nothing back: a person answers. No role may run it.
-- Called by: justice_told_of_incident, justice_told_of_suspect.
create function justice_renew_alarms(of_line uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update justice_careralarm a set sealed = i.sealed from justice_incident i
        where i.line = of_line and i.current and a.incident = of_line and a.sealed <> i.sealed;
    update justice_careralarm a set fallen = not a.fallen
        where a.incident = of_line and a.fallen = exists (select from justice_suspect s
            join justice_incident i on i.line = s.incident_id and i.current
            where s.incident_id = of_line and s.current and s.adult_id = a.adult_id);
    update justice_repeatednotice n set fallen = a.fallen from justice_careralarm a
        where a.incident = of_line and n.other = a.id and n.tie = 'carer' and n.fallen <> a.fallen;
    update notices_call c set taken = true from justice_careralarm a
        where a.incident = of_line and (a.fallen or a.sealed) and c.kind = 'carer' and c.about = a.id and not c.taken;
end $$;
