-- Answers whether letters, messages and reminders to the family of this child are held, and until when: a row while
-- they are; `undecided` while nobody decided about a household, so that no hour is known.
-- Called by: umai/justice/households/hush.py.
create function justice_held_until(of_child uuid) returns table(undecided boolean, until timestamptz)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select bool_or(h.until is null), max(h.until) from justice_hushed(array[of_child]) h
    where h.adult is null having count(*) > 0
$$;
