-- Answers the workers who are not told of the call about this signal, case or missed visit, because its child's
-- file is closed to them: the next person is told in their place.
-- Called by: umai/notices/jobs.py.
create function walls_not_to_call(thing uuid) returns uuid[]
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select array(
        select distinct w.worker_id from access_wall w
        where w.from_at <= now() and (w.to_at is null or w.to_at > now())
            and w.child_id = any (register_one_with(array(
                select m.child_id from identification_signalmatch m where m.signal_id = thing and m.current
                union select a.child_id from intake_assignment a where a.id = thing
                union select v.child_id from visits_missedvisit v where v.id = thing))))
$$;
