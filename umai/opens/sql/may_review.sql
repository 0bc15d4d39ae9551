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
            and o.transaction <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0)
            and access_is_another(o.recorded_by_id, access_worker())
            and o.child_id <> all (access_walled())
            and not exists (select from staff_term t
                where t.worker_id = access_worker() and t.superior_id = o.recorded_by_id
                    and coalesce(t.ended_at > now(), true) and coalesce(t.to_on >= access_today(), true)));
end $$;
