-- Answers whether the speaker answers for this office: as head of its district or as oblast supervisor over it.
-- Called by: policies.
create function opens_overseen(office uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return access_role() in ('head', 'oblast_supervisor') and exists (
        select from staff_office o join places_place p on p.id = o.place_id
        where o.id = office and (p.district_id = any (access_districts()) or o.id = access_office()));
end $$;
