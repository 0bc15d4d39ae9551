-- Keeps the place of what is urgent in a case equal to where its file is held.
-- Called by: intake_renew.
create function urgency_move(which uuid, district int, municipality int) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update urgency_urgency set district_id = district, municipality_id = municipality
        where case_id = which and (district_id, municipality_id) is distinct from (district, municipality)
$$;
