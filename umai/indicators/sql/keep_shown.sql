-- Counts an indicator in the year of `until` by all of these lists of dimensions in one pass, as a page would show it, and
-- keeps the counts, to the nearest ten, for the pages of a day. Where the pass took no longer than `quick` nothing is kept:
-- such pages count for themselves. What was known at the end of a year is left as it stands for a week, because nothing but
-- another edition of Umai changes it. Answers how many lists are kept.
-- Called by: umai/indicators/nightly.py.
create function indicators_keep_shown(
    of_rows text, until date, known_at timestamptz, child_until int, lists jsonb, only_these jsonb, quick interval
) returns int
language plpgsql volatile security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare begun timestamptz := clock_timestamp(); was_quick boolean;
    year daterange := daterange(date_trunc('year', until)::date, make_date(extract(year from until)::int, 12, 31), '[]');
begin
    if known_at is not null and jsonb_array_length(lists) <= (
        select count(*) from indicators_keptfigure k
        where k.query = of_rows and k.fixed = only_these and k.as_known_at = known_at and k.of_age_at = child_until
            and k.counted_at > begun - interval '7 days')
    then return jsonb_array_length(lists); end if;
    if exists (
        select from jsonb_array_elements(lists) l where not coalesce(
            indicators_may_show(until, known_at, array(select jsonb_array_elements_text(l.value)), only_these), false))
    then raise invalid_parameter_value using message = 'may not be shown'; end if;
    with cell as materialized (
        select c.told_by, c.categories, c.n from indicators_cells(
            of_rows, date_trunc('year', until)::date, until, known_at, child_until, lists, only_these) c),
    asked as (select array(select jsonb_array_elements_text(l.value)) as list from jsonb_array_elements(lists) l)
    insert into indicators_keptfigure as k (query, fixed, last_day, as_known_at, of_age_at, told_by, cells, counted_at)
        select of_rows, only_these, until, known_at, child_until, a.list, (
            select jsonb_agg(jsonb_build_array(x.categories, (x.n + 5) / 10 * 10)) from (
                select array(select c.categories[array_position(c.told_by, d.name)]
                    from unnest(a.list) with ordinality d (name, at) order by d.at) as categories, c.n
                from cell c where c.told_by @> a.list and c.told_by <@ a.list and cardinality(a.list) > 0
                union all select '{}', coalesce(sum(c.n), 0)::bigint
                from cell c where c.told_by @> a.list and c.told_by <@ a.list) x), begun
        from asked a
        on conflict (query, fixed, last_day, as_known_at, of_age_at, told_by)
        do update set cells = excluded.cells, counted_at = excluded.counted_at;
    was_quick := clock_timestamp() - begun < quick;
    delete from indicators_keptfigure k
        where k.query = of_rows and k.fixed = only_these and k.as_known_at is not distinct from known_at and k.last_day <@ year
            and (k.counted_at < begun or was_quick);
    return case when was_quick then 0 else jsonb_array_length(lists) end;
end $$;
