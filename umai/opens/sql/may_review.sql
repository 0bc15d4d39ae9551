-- Answers whether the speaker may review this opening: the head of the district that held the file, or the
-- oblast over it, in a later transaction. Another person than who opened it, not under that person, and nobody
-- from whom a wall keeps the child.
-- Called by: policies, umai/opens/emergency/actions.py, umai/opens/emergency/reading.py, umai/opens/emergency/views.py.
create function opens_may_review(opening uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return access_role() in ('head', 'oblast_supervisor') and exists (
        select from opens_emergencyopening o
        where o.id = opening and o.district_id = any (access_districts())
            and access_is_second(o.recorded_by_id, o.transaction)
            and o.child_id <> all (access_walled()));
end $$;
