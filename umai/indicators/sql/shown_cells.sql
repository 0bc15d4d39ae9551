-- Answers the counts of an indicator to the nearest ten, for the pages of those who read figures of the country; for anybody
-- else, and for what may not be shown, there are no rows. What the night kept is answered as it was counted then, with the
-- instant; anything else is counted now. What stands now is taken from the last night of this year, while it is no older
-- than a day and a half: where no night has run, pages are slow and right. After how many years somebody is of age is said
-- in whole years, and tells no more than a group of ages.
-- Called by: umai/indicators/reading.py.
create function indicators_shown_cells(
    of_rows text, until date, known_at timestamptz, child_until int, dimensions text[], only_these jsonb
) returns table(categories text[], n bigint, counted_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare kept indicators_keptfigure;
begin
    if not coalesce(indicators_may_show(until, known_at, dimensions, only_these), false)
        or not coalesce(access_role() in ('analyst', 'ministry_supervisor', 'ombudsman', 'commissioner'), false)
    then return; end if;
    select k.* into kept from indicators_keptfigure k
        where k.query = of_rows and k.fixed = only_these and k.told_by = dimensions::varchar[]
            and k.of_age_at = child_until and k.as_known_at is not distinct from known_at
            and (k.last_day = until
                or until = access_today() and k.last_day between date_trunc('year', until)::date and until)
            and (known_at is not null or k.counted_at > now() - interval '36 hours')
        order by k.last_day desc limit 1;
    if kept.id is null then
        return query select c.categories, c.n, null::timestamptz
            from indicators_rounded_cells(of_rows, until, known_at, child_until, dimensions, only_these) c;
    end if;
    return query select array(select jsonb_array_elements_text(c.value -> 0)), (c.value -> 1)::bigint, kept.counted_at
        from jsonb_array_elements(kept.cells) c;
end $$;
