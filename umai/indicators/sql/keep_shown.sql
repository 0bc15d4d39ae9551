-- Counts an indicator in the year of `until` by each of these lists of dimensions, as a page would show it, and keeps the
-- counts, to the nearest ten, for the pages of a day. Where the slowest took no longer than `quick` nothing is kept: such
-- pages count for themselves. What was known at the end of a year is left as it stands for a week, because nothing but
-- another edition of Umai changes it. Answers how many lists are kept.
-- Called by: umai/indicators/nightly.py.
create function indicators_keep_shown(
    of_rows text, until date, known_at timestamptz, child_until int, lists jsonb, only_these jsonb, quick interval
) returns int
language plpgsql volatile security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare asked text[]; begun timestamptz := clock_timestamp(); one timestamptz; slowest interval := '0'; found jsonb;
    year daterange := daterange(date_trunc('year', until)::date, make_date(extract(year from until)::int, 12, 31), '[]');
begin
    if known_at is not null and jsonb_array_length(lists) <= (
        select count(*) from indicators_keptfigure k
        where k.query = of_rows and k.fixed = only_these and k.as_known_at = known_at and k.of_age_at = child_until
            and k.counted_at > begun - interval '7 days')
    then return jsonb_array_length(lists); end if;
    for asked in select array(select jsonb_array_elements_text(l.value)) from jsonb_array_elements(lists) l loop
        if not coalesce(indicators_may_show(until, known_at, asked, only_these), false)
        then raise invalid_parameter_value using message = 'may not be shown'; end if;
        one := clock_timestamp();
        select jsonb_agg(jsonb_build_array(c.categories, c.n)) into found
            from indicators_rounded_cells(of_rows, until, known_at, child_until, asked, only_these) c;
        slowest := greatest(slowest, clock_timestamp() - one);
        insert into indicators_keptfigure as k (query, fixed, last_day, as_known_at, of_age_at, told_by, cells, counted_at)
            values (of_rows, only_these, until, known_at, child_until, asked, found, one)
            on conflict (query, fixed, last_day, as_known_at, of_age_at, told_by)
            do update set cells = excluded.cells, counted_at = excluded.counted_at;
    end loop;
    delete from indicators_keptfigure k
        where k.query = of_rows and k.fixed = only_these and k.as_known_at is not distinct from known_at and k.last_day <@ year
            and (k.counted_at < begun or slowest < quick);
    return case when slowest < quick then 0 else jsonb_array_length(lists) end;
end $$;
