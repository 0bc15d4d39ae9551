-- Counts as `indicators_cells` does, of the year of `until`, to the nearest ten as `umai/design/figures.py` rounds. The sum
-- of all cells, rounded by itself, stands in a row without categories, so that a page asks once.
-- Called by: indicators_shown_cells.
create function indicators_rounded_cells(
    of_rows text, until date, known_at timestamptz, child_until int, dimensions text[], only_these jsonb
) returns table(categories text[], n bigint)
language sql stable
as $$
    with cell as materialized (
        select c.categories, c.n from indicators_cells(
            of_rows, date_trunc('year', until)::date, until, known_at, child_until, jsonb_build_array(dimensions), only_these) c)
    select c.categories, (c.n + 5) / 10 * 10 from cell c where cardinality(dimensions) > 0
    union all select '{}', (coalesce(sum(c.n), 0)::bigint + 5) / 10 * 10 from cell c
$$;
