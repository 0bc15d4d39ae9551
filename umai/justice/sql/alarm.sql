-- Tells the office of these children at once that one of these adults, who has an incident of violence with another
-- child, takes care of them: once an adult, child and incident, as long as the incident alarms. The office that
-- keeps the incident is told of it in that file. Where the incident is sealed nobody is called, and only those who
-- read it learn of it, because the first child would be known otherwise. No role may run it.
-- Called by: justice_address_began, justice_care_began, justice_membership_began.
create function justice_alarm(adults uuid[], kids uuid[], began text) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    at timestamptz := clock_timestamp();
    one record;
    this uuid;
begin
    for one in
        select distinct on (s.adult_id, c.id, i.line) s.adult_id, c.id as child, c.district_id, c.municipality_id,
            i.line, i.sealed, i.child_id as hurt, i.district_id as held_in, i.municipality_id as held_at,
            justice_keeping_office(i.office_id, i.district_id) as office,
            justice_keeping_office(c.office_id, c.district_id) as here
        from justice_suspect s join justice_incident i on i.line = s.incident_id and i.current
            left join justice_incidenttrace t on t.incident_id = i.line
            join register_child c on c.id = any (kids)
        where s.adult_id = any (adults) and s.current and not justice_is_unfounded(i.line)
            and coalesce(t.alarms_until >= access_today(), true)
            and i.child_id <> all (register_one_with(array[c.id]))
    loop
        insert into justice_careralarm (id, district_id, municipality_id, child_id, adult_id, incident, sealed, how,
                other_office_id, told_at, fallen, answered)
            values (gen_random_uuid(), one.district_id, one.municipality_id, one.child, one.adult_id, one.line,
                one.sealed, began, one.office, at, false, false)
            on conflict on constraint carer_alarmed_once do nothing
            returning id into this;
        continue when this is null;
        if not one.sealed then
            insert into notices_call (id, kind, about, district_id, keeper, opened_at)
                values (gen_random_uuid(), 'carer', this, one.district_id, 'district', at);
        end if;
        insert into justice_repeatednotice (id, district_id, municipality_id, child_id, line, sealed, other, tie,
                other_office_id, told_at, fallen, answered)
            values (gen_random_uuid(), one.held_in, one.held_at, one.hurt, one.line, one.sealed, this, 'carer',
                one.here, at, false, false);
    end loop;
end $$;
