-- Counts as `indicators_cells` does, to the nearest ten as `umai/design/figures.py` rounds, for the pages of those who
-- read figures of the country; for anybody else there are no rows. The sum of all cells, rounded by itself, stands in a
-- row without categories, so that a page asks once. By two dimensions and one that is fixed to one category at most, so
-- that no cell is narrow and none is the difference of two sums of others; and from the first day of a year to its last,
-- to the last of June or to today, as known now or at that end: whoever could ask for any day would learn of one child by
-- the step from one ten to the next, and whoever had both halves beside the year would learn more of a small number than
-- its ten. After how many years somebody is of age is said in whole years, and tells no more than a group of ages.
-- Called by: umai/indicators/reading.py.
create function indicators_shown_cells(
    of_rows text, until date, known_at timestamptz, child_until int, dimensions text[], only_these jsonb
) returns table(categories text[], n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    ends date := make_date(extract(year from until)::int, 12, 31);
    half date := make_date(extract(year from until)::int, 6, 30);
begin
    if cardinality(dimensions) > 2 or (select count(*) from jsonb_object_keys(only_these)) > 1
        or exists (select from jsonb_each(only_these) o where jsonb_array_length(o.value) <> 1)
        or until not in (half, ends, access_today())
        or known_at <> (case when until = half then half else ends end + 1)::timestamp at time zone 'Asia/Bishkek'
            - interval '1 microsecond'
        or not coalesce(access_role() in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false)
    then return; end if;
    return query
        with cell as materialized (
            select c.categories, c.n from indicators_cells(
                of_rows, date_trunc('year', until)::date, until, known_at, child_until, dimensions, only_these) c)
        select c.categories, (c.n + 5) / 10 * 10 from cell c where cardinality(dimensions) > 0
        union all select '{}', (coalesce(sum(c.n), 0)::bigint + 5) / 10 * 10 from cell c;
end $$;
