-- Answers whom a page may not offer to telephone about these children: everybody (null) where nothing may reach the
-- household before the hour that is agreed with the police, and of other children the adults who would warn it
-- (`justice_hushed`). Of a child whom the speaker does not reach nothing is said: nobody of it is offered
-- (`protection_not_to_call`).
-- Called by: umai/call_back/reading.py, umai/casefile/my_day/contacts.py.
create function justice_not_to_call(children uuid[]) returns table (child uuid, adult uuid)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with hushed as materialized (select h.child, h.adult from justice_hushed(justice_reached(children)) h)
    select distinct h.child, h.adult from hushed h
    where h.adult is null or not exists (select from hushed w where w.child = h.child and w.adult is null)
$$;
