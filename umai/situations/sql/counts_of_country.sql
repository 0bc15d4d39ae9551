-- Counts of how many children a finding holds on each of these days, by district. Only a supervisor at the
-- Ministry gets rows; security definer, because the Ministry reaches no child and reads numbers alone.
-- Called by: umai/situations/counts.py.
create function situations_counts_of_country(finding text, days date[]) returns table (district int, counts bigint[])
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select c.district_id, array_agg(c.n order by c.place) from (
        select f.district_id, d.place, count(f.id) filter (
            where (f.from_on is null or f.from_on <= d.day) and (f.to_on is null or f.to_on >= d.day)) as n
        from situations_legalfinding f cross join unnest(days) with ordinality d(day, place)
        where f.code = finding and f.ended_by_id is null and access_role() = 'ministry_supervisor'
        group by f.district_id, d.place) c
    group by c.district_id
$$;
