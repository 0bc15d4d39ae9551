-- Answers whether something that began and ended on these days held on that day, or holds today; a day that
-- nobody knows is open.
-- Called by: justice_ties.
create function justice_holds(holds_from date, holds_to date, day date) returns boolean
language sql stable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce(holds_from <= day, true) and coalesce(holds_to >= day, true)
        or coalesce(holds_from <= access_today(), true) and coalesce(holds_to >= access_today(), true)
$$;
