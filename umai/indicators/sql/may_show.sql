-- Answers whether a count may be shown on a page at all, to the nearest ten: by two dimensions and one that is fixed to one
-- category at most, so that no cell is narrow and none is the difference of two sums of others; and from the first day
-- of a year to its last, to the last of June or to today, as known now or at that end: whoever could ask for any day would
-- learn of one child by the step from one ten to the next, and whoever had both halves beside the year would learn more of a
-- small number than its ten.
-- Called by: indicators_keep_shown, indicators_shown_cells.
create function indicators_may_show(until date, known_at timestamptz, dimensions text[], only_these jsonb) returns boolean
language plpgsql stable
as $$
declare
    half date := make_date(extract(year from until)::int, 6, 30);
    ends date := case when until = half then half else make_date(extract(year from until)::int, 12, 31) end;
begin
    return cardinality(dimensions) <= 2 and (select count(*) from jsonb_object_keys(only_these)) <= 1
        and not exists (select from jsonb_each(only_these) o where jsonb_array_length(o.value) <> 1)
        and (until = ends or until = access_today())
        and (known_at is null or known_at = (ends + 1)::timestamp at time zone 'Asia/Bishkek' - interval '1 microsecond');
end $$;
