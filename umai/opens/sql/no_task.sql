-- Answers whether nothing is written down within these days before and after that would be a task of this
-- worker with this child: the case is or was theirs, an act of theirs, a turn on duty, a line of the plan, a
-- report that was matched with the child, or, for who oversees, anything that was done in the file.
-- Called by: opens_unusual.
create function opens_no_task(who uuid, post text, child uuid, at timestamptz, days int) returns boolean
language plpgsql stable
set search_path = pg_catalog, public, pg_temp
as $$
declare
    records uuid[] := case when exists (select from register_merge m where m.current and child in (m.child_id, m.other_id))
        then register_one_with(array[child]) else array[child] end;
    first timestamptz := at - make_interval(days => days);
    last timestamptz := at + make_interval(days => days);
begin
    return not exists (select from access_grant g where g.worker_id = who and g.child_id = any (records)
            and g.from_at <= last and (g.to_at is null or g.to_at >= first))
        and not exists (select from trail_entry e where e.child_id = any (records) and e.at between first and last
            and e.outcome = 'done' and e.act not like 'opens.%'
            and (e.worker_id = who or post in ('specialist', 'head', 'oblast_supervisor')))
        and not exists (select from staff_turn t where who in (t.worker_id, t.substitute_id) and t.current
            and at >= t.from_at and at < t.to_at)
        and not exists (select from planning_measure l where l.child_id = any (records) and l.current
            and l.person_id = who)
        and not (post in ('specialist', 'head', 'oblast_supervisor') and exists (
            select from identification_signalmatch s where s.child_id = any (records)
            and s.recorded_at between first and last));
end $$;
