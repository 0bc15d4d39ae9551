-- Counts as `indicators_cells` does, to the nearest ten as `umai/design/figures.py` rounds, for the pages of those who
-- read figures of the country; for anybody else there are no rows. By two dimensions and one that is fixed at most, so
-- that no cell is narrow; and of a year, up to its end or to today, as known now or at its end: whoever could ask for
-- any day would learn of one child by the step from one ten to the next.
-- Called by: umai/indicators/reading.py.
create function indicators_shown_cells(of_rows text, since date, until date, known_at timestamptz, dimensions text[], only_these jsonb)
returns table(categories text[], n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare ends date := make_date(extract(year from until)::int, 12, 31);
begin
    if cardinality(dimensions) > 2 or (select count(*) from jsonb_object_keys(only_these)) > 1
        or until <> ends and until <> access_today() or since <> until and since <> date_trunc('year', until)::date
        or known_at <> (ends + 1)::timestamp at time zone 'Asia/Bishkek' - interval '1 microsecond'
        or not coalesce(access_role() in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false)
    then return; end if;
    return query select c.categories, (c.n + 5) / 10 * 10
        from indicators_cells(of_rows, since, until, known_at, dimensions, only_these) c;
end $$;
