-- Answers the districts whose rounds the speaker sees: those within reach, that of the own municipality, and for who
-- supervises at the Ministry all. A round, its teams and its dwellings say nothing of a child.
-- Called by: rounds_coverage, rounds_market_counts, rounds_overview, policies.
create function rounds_here() returns int[]
language sql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select case
        when access_role() = 'ministry_supervisor' then
            array(select p.id from places_place p where p.district_id = p.id)
        when access_role() in ('social_worker', 'specialist', 'head', 'round_member', 'oblast_supervisor') then
            access_districts() || array(select p.district_id from places_place p
                where p.id = any (rounds_municipalities()))
        else '{}' end
$$;
