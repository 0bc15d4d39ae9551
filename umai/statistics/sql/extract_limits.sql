-- Answers the least that is allowed of an extract: how many children each combination of its columns has, and for how
-- long it may be downloaded; and up to which birthday somebody is a child in it. The law of the day says the same or is stricter (umai/law/parameters/extracts.toml); what
-- a program asks beyond these is refused.
-- Called by: statistics_check_extract, statistics_extract_rows.
create function statistics_extract_limits() returns table(at_least int, lasts interval, child_until int)
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select 10, interval '90 days', 18
$$;
