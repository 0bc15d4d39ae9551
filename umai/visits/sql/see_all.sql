-- Derives all that is urgent from the signals, cases, protections and visits, after a load without triggers.
-- Called by: rehearsal/load.py.
create function visits_see_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from urgency_urgency;
    insert into urgency_urgency (id, signal_id, case_id, child_id, district_id, municipality_id, keeper, called_at)
        select gen_random_uuid(), s.id, o.case_id, o.child_id, coalesce(k.district_id, s.district_id),
            k.municipality_id, s.keeper, coalesce(c.opened_at, s.screened_at, s.recorded_at)
        from identification_signal s
        left join notices_call c on c.kind = 'signal' and c.about = s.id
        left join lateral (select case_id, child_id from intake_origin where signal_id = s.id limit 1) o on true
        left join intake_clock k on k.case_id = o.case_id and k.current
        where s.urgent or exists (select from identification_screening g
            where g.signal_id = s.id and g.outcome = 'urgent');
    insert into urgency_urgency (id, case_id, child_id, district_id, municipality_id, keeper, called_at)
        select distinct on (p.case_id) gen_random_uuid(), p.case_id, p.child_id, p.district_id, p.municipality_id,
            'district', p.recorded_at
        from protection_protection p
        where not exists (select from urgency_urgency u where u.case_id = p.case_id)
        order by p.case_id, p.recorded_at;
    update urgency_urgency u set seen_at = f.at, seen_by_id = f.worker_id, is_safe = f.safe, ended_at = f.recorded_at,
            ended_how = 'seen'
        from (select distinct on (x.id) x.id, s.* from urgency_urgency x join (
                select case_id, at, worker_id, risk <> 'urgent' as safe, recorded_at from visits_visit
                    where made and seen and current
                union all select p.case_id, a.happened_at, a.recorded_by_id, false, a.recorded_at
                    from protection_arrival a join protection_protection p on p.id = a.protection_id
                    where a.child_seen and a.current
                union all select p.case_id, a.happened_at, a.recorded_by_id, false, a.recorded_at
                    from protection_followupcontact a join protection_protection p on p.id = a.protection_id
                    where a.child_seen and a.current
            ) s on s.case_id = x.case_id and s.at >= x.called_at order by x.id, s.at) f
        where f.id = u.id;
    update urgency_urgency u set ended_at = e.recorded_at, ended_how = 'decided'
        from identification_signalending e
        where e.signal_id = u.signal_id and e.how not in ('case', 'in_case', 'gathered') and u.ended_at is null;
    update urgency_urgency u set ended_at = e.recorded_at, ended_how = 'decided'
        from intake_closure e where e.case_id = u.case_id and u.ended_at is null;
end $$;
