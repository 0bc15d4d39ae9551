-- Answers whether the speaker is a supervisor of the oblast who names the worker of this child's cases, because
-- the file is closed to the head of the department that holds it. Nobody else is told of that wall by it.
-- Called by: intake_settle_grants, policies, umai/walls/declaring/actions.py.
create function intake_oblast_names(child uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return coalesce(access_role() = 'oblast_supervisor', false) and exists (
        select from register_child c join access_wall w on w.child_id = any (register_one_with(array[c.id]))
            join staff_term t on t.worker_id = w.worker_id and t.role = 'head'
            join staff_office o on o.id = t.office_id join places_place p on p.id = o.place_id
        where c.id = child and c.district_id = any (access_districts()) and c.id <> all (access_behind_walls())
            and w.from_at <= now() and (w.to_at is null or w.to_at > now())
            and p.district_id = c.district_id and coalesce(t.ended_at > now(), true)
            and t.from_on <= access_today() and coalesce(t.to_on >= access_today(), true));
end $$;
