-- Answers until when nothing may reach the household of this child, for a warning before a visit: a row while that is
-- so; `undecided` while nobody decided, so that no hour is known. Only to who reaches the child, and only by
-- incidents that the speaker may read, so that a sealed one is not told.
-- Called by: umai/justice/households/hush.py.
create function justice_hush_shown(of_child uuid) returns table(undecided boolean, until timestamptz)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select bool_or(h.until is null), max(h.until) from justice_hushed(justice_reached(array[of_child])) h
    where h.adult is null and cardinality(justice_readable(h.incident)) > 0 having count(*) > 0
$$;
