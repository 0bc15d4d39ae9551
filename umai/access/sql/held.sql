-- Answers the grants that a worker or an office holds at this moment. In two halves, since each is answered by an
-- index alone. Not security definer and without a path of its own, so that the planner makes it part of the query
-- that asks; all who ask are functions of the owner.
-- Called by: access_granted, access_reach, access_wrote.
create function access_held(who uuid, at uuid) returns table(child_id uuid, reason text)
language sql stable parallel restricted
as $$
    select g.child_id, g.reason::text from access_grant g
        where g.worker_id = who and g.from_at <= now() and (g.to_at is null or g.to_at > now())
    union all
    select g.child_id, g.reason::text from access_grant g
        where g.office_id = at and g.from_at <= now() and (g.to_at is null or g.to_at > now())
$$;
