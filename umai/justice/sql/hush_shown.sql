-- Answers to the households of which of these children nothing may reach yet, and until when, for a warning before a
-- visit: a row for each such child; `undecided` while nobody decided, so that no hour is known. Only of those whom the
-- speaker reaches, and only by incidents that the speaker may read, so that a sealed one is not told.
-- Called by: umai/justice/households/hush.py.
create function justice_hush_shown(children uuid[]) returns table(child uuid, undecided boolean, until timestamptz)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select h.child, bool_or(h.until is null), max(h.until) from justice_hushed(justice_reached(children)) h
    where h.adult is null and cardinality(justice_readable(h.incident)) > 0 group by h.child
$$;
