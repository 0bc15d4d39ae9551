-- Answers whether the speaker records the training of workers of this office: an administrator for every
-- office, a head for the offices of the head's own district. False when nobody speaks.
-- Called by: policies.
create function offices_keeps_training(office uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return coalesce(access_role() = 'administrator' or (access_role() = 'head' and exists (
        select 1 from staff_office o join places_place p on p.id = o.place_id
        where o.id = office and p.district_id = any (access_districts()))), false);
end $$;
