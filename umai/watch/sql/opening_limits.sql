-- Answers the most that is allowed where who watches opens a file: for how long it is open, within how long the
-- department is told, and for how long a request waits. The law of the day says the same or less
-- (umai/law/parameters/watch.toml); what a program asks beyond these is refused.
-- Called by: watch_ask_opening, watch_open_file.
create function watch_opening_limits() returns table(lasts interval, told_within interval, waits interval)
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select interval '24 hours', interval '30 days', interval '7 days'
$$;
