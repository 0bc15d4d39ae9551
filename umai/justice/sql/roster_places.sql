-- Answers the places of whose roster the speaker takes care: a head of the own district, a supervisor of an oblast of
-- the oblast and its districts, a supervisor at the Ministry of all of them. None for any other role.
-- Called by: justice_roster_numbers, policies, umai/justice/roster/reading.py.
create function justice_roster_places() returns int[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r record;
begin
    select * into r from access_reach();
    return case r.role
        when 'head' then r.districts
        when 'oblast_supervisor' then r.districts || (select o.place_id from staff_office o where o.id = r.office_id)
        when 'ministry_supervisor' then array(select p.id from places_place p
            where p.valid_to is null and (p.district_id is null or p.district_id = p.id))
        else '{}' end;
end $$;
