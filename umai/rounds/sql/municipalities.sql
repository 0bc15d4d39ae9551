-- Answers the municipality in which the speaker writes for a round: that of the office of a social worker or of a
-- member of a round. Empty for everybody else.
-- Called by: rounds_here, rounds_may_plan, policies.
create function rounds_municipalities() returns int[]
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce(array_agg(p.municipality_id), '{}')
    from access_speaking() t join staff_office o on o.id = t.office_id join places_place p on p.id = o.place_id
    where t.role in ('social_worker', 'round_member') and p.municipality_id is not null
$$;
