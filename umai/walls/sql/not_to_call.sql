-- Answers who is not told of the calls about these signals, cases, missed visits, paths, children and carers, because
-- the child's file is closed to them: the next person is told in their place. One question for all calls of a round.
-- Called by: umai/notices/jobs.py.
create function walls_not_to_call(things uuid[]) returns TABLE(thing uuid, worker_id uuid)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select distinct c.thing, w.worker_id
    from (select m.signal_id as thing, m.child_id from identification_signalmatch m
            where m.signal_id = any (things) and m.current
        union select a.id, a.child_id from intake_assignment a where a.id = any (things)
        union select p.id, p.child_id from self_harm_selfharmpath p where p.id = any (things)
        union select v.id, v.child_id from visits_missedvisit v where v.id = any (things)
        union select h.id, h.id from register_child h where h.id = any (things)
        union select a.id, a.child_id from justice_careralarm a where a.id = any (things)
        union select a.id, i.child_id from justice_careralarm a join justice_incident i on i.line = a.incident
            and i.current where a.id = any (things)) c
    join access_wall w on w.child_id = any (register_one_with(array[c.child_id]))
    where w.from_at <= now() and (w.to_at is null or w.to_at > now())
$$;
