-- Derives when each child was seen last, and all that is urgent from the signals, cases, protections, broken orders, paths after self-harm and visits,
-- after a load without triggers. Whoever wrote of an order or a path in an open case has taken it by that,
-- where nobody else was called.
-- Called by: rehearsal/load.py.
create function visits_see_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from urgency_urgency;
    insert into urgency_urgency (id, signal_id, case_id, child_id, district_id, municipality_id, keeper, called_at,
            taken_at, taken_by_id)
        select gen_random_uuid(), s.id, o.case_id, o.child_id, coalesce(k.district_id, s.district_id),
            k.municipality_id, case when o.case_id is null then s.keeper else 'district' end,
            coalesce(c.opened_at, g.recorded_at, s.recorded_at),
            case when c.id is null then g.recorded_at else a.answered_at end,
            case when o.case_id is not null and s.keeper <> 'district' then null
                when c.id is null then g.recorded_by_id else a.worker_id end
        from identification_signal s
        left join notices_call c on c.kind = 'signal' and c.about = s.id
        left join notices_callanswer a on a.call_id = c.id
        left join lateral (select recorded_at, recorded_by_id from identification_screening
            where signal_id = s.id and outcome = 'urgent' order by recorded_at limit 1) g on true
        left join lateral (select case_id, child_id from intake_origin where signal_id = s.id and current limit 1) o on true
        left join intake_clock k on k.case_id = o.case_id and k.current
        where s.urgent or g.recorded_at is not null;
    perform urgency_begin(null, p.case_id, p.child_id, k.district_id, k.municipality_id, 'district', p.known_at,
            p.recorded_by_id, p.recorded_at)
        from protection_protection p join intake_clock k on k.case_id = p.case_id and k.current;
    perform urgency_begin(null, k.case_id, x.child_id, coalesce(k.district_id, x.district_id),
            case when k.case_id is null then x.municipality_id else k.municipality_id end, 'district', x.recorded_at,
            case when x.taken then x.recorded_by_id end, case when x.taken then x.recorded_at end)
        from (select y.*, y.case_id is not null and not exists (select from notices_call c
                    join intake_assignment a on a.id = c.about
                    where a.case_id = y.case_id and c.kind = 'case' and c.opened_at >= y.recorded_at) as taken
            from (select b.child_id, b.district_id, b.municipality_id, b.recorded_at, b.recorded_by_id, c.id as case_id
                from justice_orderbreach b left join lateral (select o.id from intake_case o
                    where o.child_id = b.child_id and o.recorded_at <= b.recorded_at and not exists (
                        select from intake_closure e where e.case_id = o.id and e.recorded_at <= b.recorded_at)
                    order by o.recorded_at limit 1) c on true
                where b.replaces_id is null
            union all
            select p.child_id, p.district_id, p.municipality_id, p.recorded_at, p.recorded_by_id, p.case_id
                from self_harm_selfharmpath p where p.follow_until is not null) y) x
        left join intake_clock k on k.case_id = x.case_id and k.current;
    perform visits_settle_urgent(null);
    perform visits_put_all_seen();
    update urgency_urgency u set ended_at = e.recorded_at, ended_how = 'decided'
        from identification_signalending e
        where e.signal_id = u.signal_id and e.how not in ('case', 'in_case', 'gathered') and u.ended_at is null;
    -- Where nobody took the call of a signal, whoever took that of its case.
    update urgency_urgency u set taken_at = t.answered_at, taken_by_id = t.worker_id
        from (select distinct on (i.case_id) i.case_id, a.answered_at, a.worker_id
            from notices_callanswer a join notices_call c on c.id = a.call_id and c.kind = 'case'
            join intake_assignment i on i.id = c.about order by i.case_id, a.answered_at) t
        where t.case_id = u.case_id and u.taken_at is null and t.answered_at >= u.called_at
            and (u.ended_at is null or t.answered_at <= u.ended_at);
end $$;
