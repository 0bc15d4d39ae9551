-- Answers the values of a combination with the one at this place said as "all"; without such a place, as they are.
-- Called by: statistics_extract_groups.
create function statistics_extract_hidden(named text[], place int) returns text[]
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select case when place is null then named else named[:place - 1] || 'all'::text || named[place + 1:] end
$$;
