-- Derives of all that is urgent with these children (null: with all) whether and when somebody has seen
-- the child: by the earliest sighting that was not before the minute of the call. What nobody has seen is
-- open, in a closed case decided by two persons. What two persons decided stays. A report that nobody else
-- has confirmed to be about this child stays open, whoever saw the child.
-- Called by: visits_confirmed, visits_see_all, visits_seen.
create function visits_settle_urgent(children uuid[]) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    update urgency_urgency u set seen_at = f.seen_at, seen_by_id = f.worker_id, is_safe = f.safe,
            ended_at = f.ended_at, ended_how = f.ended_how
        from (
            select x.id, case when s.at is not null then greatest(s.at, x.called_at) end as seen_at, s.worker_id,
                s.safe, coalesce(s.recorded_at, e.recorded_at) as ended_at,
                case when s.at is not null then 'seen' when e.id is not null then 'decided' else '' end as ended_how
            from urgency_urgency x
            left join intake_closure e on e.case_id = x.case_id and not identification_waits_for_second(x.signal_id)
            left join lateral (
                select s.* from visits_sightings(register_one_with(array[x.child_id])) s
                where date_trunc('minute', s.at) >= date_trunc('minute', x.called_at)
                    and not identification_waits_for_second(x.signal_id)
                order by s.at, s.recorded_at, s.id limit 1) s on true
            where x.child_id is not null and x.ended_how <> 'decided'
                and (children is null or x.child_id = any (children))
        ) f
        where f.id = u.id
            and (u.seen_at, u.seen_by_id, u.is_safe, u.ended_how)
                is distinct from (f.seen_at, f.worker_id, f.safe, f.ended_how)
$$;
