-- Answers whether the speaker sets the duty roster of this office: a head for the department of the
-- head's own district, an oblast supervisor for the supervisor's own oblast office. False when nobody
-- speaks.
-- Called by: policies.
create function offices_sets_turns(office uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return coalesce(
        (access_role() = 'head' and exists (
            select 1 from staff_office o join places_place p on p.id = o.place_id
            where o.id = office and o.kind = 'district' and p.district_id = any (access_districts())))
        or (access_role() = 'oblast_supervisor' and office = access_office() and exists (
            select 1 from staff_office o where o.id = office and o.kind = 'oblast')), false);
end $$;
