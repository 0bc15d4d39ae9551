-- Answers whether a count may be shown on a page at all, to the nearest ten: by two dimensions and one that is fixed to one
-- category at most, so that no cell is narrow and none is the difference of two sums of others; and of a year, from its
-- first day to its last or to today, as known now or at its end: whoever could ask for any day would learn of one child by
-- the step from one ten to the next.
-- Called by: indicators_keep_shown, indicators_shown_cells.
create function indicators_may_show(until date, known_at timestamptz, dimensions text[], only_these jsonb) returns boolean
language plpgsql stable
as $$
declare ends date := make_date(extract(year from until)::int, 12, 31);
begin
    return cardinality(dimensions) <= 2 and (select count(*) from jsonb_object_keys(only_these)) <= 1
        and not exists (select from jsonb_each(only_these) o where jsonb_array_length(o.value) <> 1)
        and (until = ends or until = access_today())
        and (known_at is null or known_at = (ends + 1)::timestamp at time zone 'Asia/Bishkek' - interval '1 microsecond');
end $$;
