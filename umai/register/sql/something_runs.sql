-- Answers whether something runs for one of these records that a merge or its undoing could end, hide or
-- weaken: an open case (and with it each deadline of a plan), something urgent, a protection, or a wall.
-- Called by: register_merge_by_two.
create function register_something_runs(children uuid[]) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select from intake_worklistrow w where w.child_id = any (children))
        or exists (select from urgency_urgency u where u.child_id = any (children) and u.ended_at is null)
        or exists (select from protection_protection p where p.child_id = any (children)
            and not exists (select from protection_protectionending e where e.protection_id = p.id))
        or exists (select from access_wall w where w.child_id = any (children)
            and w.from_at <= now() and coalesce(w.to_at > now(), true));
end $$;
