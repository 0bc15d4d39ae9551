-- Answers whether the speaker may plan for a place of this district and municipality, and of a round: the department
-- in its district, a social worker in the own municipality.
-- Called by: rounds_draw_anew, rounds_plan_stops, rounds_write_among_known, rounds_write_dwellings, policies.
create function rounds_may_plan(of_district int, of_municipality int) returns boolean
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce(case access_role()
        when 'social_worker' then of_municipality = any (rounds_municipalities())
        when 'specialist' then of_district = any (access_districts())
        when 'head' then of_district = any (access_districts())
        else false end, false)
$$;
