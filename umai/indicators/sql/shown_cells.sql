-- Counts as `indicators_cells` does, to the nearest ten as `umai/design/figures.py` rounds, for the pages of those who
-- read figures of the country; for anybody else there are no rows. By two dimensions at most, so that no cell is narrow.
create function indicators_shown_cells(of_rows text, since date, until date, known_at timestamptz, dimensions text[], only_these jsonb)
returns table(categories text[], n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if cardinality(dimensions) > 2
        or not coalesce(access_role() in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false)
    then return; end if;
    return query select c.categories, (c.n + 5) / 10 * 10
        from indicators_cells(of_rows, since, until, known_at, dimensions, only_these) c;
end $$;
