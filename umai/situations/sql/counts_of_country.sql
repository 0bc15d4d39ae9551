-- Counts of how many children a finding holds on each of these days, in order, by district; to the nearest ten,
-- as `umai/design/figures.py` rounds. Only a supervisor at the Ministry gets rows; security definer, because the
-- Ministry reaches no child and reads numbers alone. Each finding is read once: of how many of the days it began
-- later (`before`), and how many it has reached (`reached`). That is why it stands beside the figures of
-- `indicators_rows_in_category`, which are of one day; a test compares both.
-- Called by: umai/situations/counts.py.
create function situations_counts_of_country(finding text, days date[]) returns table (district int, counts bigint[])
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with held as materialized (
        select f.district_id, coalesce(width_bucket(f.from_on - 1, days), 0) as before,
            coalesce(width_bucket(f.to_on, days), cardinality(days)) as reached, count(*) as n
        from situations_legalfinding f
        where f.code = finding and f.standing = 'holds' and f.ended_by_id is null and access_role() = 'ministry_supervisor'
        group by 1, 2, 3)
    select h.district_id, array(
        select (coalesce(sum(one.n) filter (where one.before < place and place <= one.reached), 0) + 5)::bigint / 10 * 10
        from generate_series(1, cardinality(days)) place cross join held one
        where one.district_id is not distinct from h.district_id
        group by place order by place)
    from (select distinct held.district_id from held) h
$$;
