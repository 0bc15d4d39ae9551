-- Answers the last day of a year, a half or a quarter that is written so: 2025, 2025-H1, 2025-Q3; null for any other text.
-- Called by: statistics_check_edition_request.
create function statistics_period_ends(period text) returns date
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select case when period ~ '^[0-9]{4}(-H[12]|-Q[1-4])?$' and period >= '1900' then
        (make_date(left(period, 4)::int, 1, 1) + make_interval(months => case substr(period, 6, 1)
            when 'H' then 6 * right(period, 1)::int when 'Q' then 3 * right(period, 1)::int else 12 end))::date - 1 end
$$;
