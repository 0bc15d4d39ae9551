-- Takes an alarm back, with its call and what the other office was told, where its incident or its suspect was
-- struck out or two persons found it unfounded; and keeps it from the child's office while the incident is sealed.
-- Where the cause is over, whoever has not answered is called. That the care ended takes nothing back: a person
-- answers. No role may run it.
-- Called by: justice_told_anew, justice_told_of_incident.
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
            where s.incident_id = of_line and s.current and s.adult_id = a.adult_id
                and not justice_is_unfounded(of_line));
    update justice_repeatednotice n set fallen = a.fallen from justice_careralarm a
        where a.incident = of_line and n.other = a.id and n.tie = 'carer' and n.fallen <> a.fallen;
    update notices_call c set taken = true from justice_careralarm a
        where a.incident = of_line and (a.fallen or a.sealed) and c.kind = 'carer' and c.about = a.id and not c.taken;
    update notices_call c set taken = false from justice_careralarm a
        where a.incident = of_line and not a.fallen and not a.sealed and not a.answered and c.kind = 'carer'
            and c.about = a.id and c.taken and not exists (select from notices_callanswer w where w.call_id = c.id);
    insert into notices_call (id, kind, about, district_id, keeper, opened_at)
        select gen_random_uuid(), 'carer', a.id, a.district_id, 'district', clock_timestamp() from justice_careralarm a
        where a.incident = of_line and not a.fallen and not a.sealed and not a.answered
            and not exists (select from notices_call c where c.kind = 'carer' and c.about = a.id);
end $$;
