-- Answers the last day on which somebody can have been born: the day, or the end of the month or of the
-- year where no more is known. So a child is on the work list as long as it may be under 18.
-- Called by: unseen_regroup.
create function unseen_born_by(day date, known varchar) returns date
language sql immutable
as $$
    select case known when 'year' then make_date(extract(year from day)::int, 12, 31)
        when 'month' then (date_trunc('month', day) + interval '1 month - 1 day')::date else day end
$$;
