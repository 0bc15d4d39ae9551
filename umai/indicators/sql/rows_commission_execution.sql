-- Answers the decisions of the Commissions that were to be carried out by a day in these days, and whether they were: in
-- time, late, or overdue. What another decision took the place of, or whose case was closed, has ended; what is due later
-- than the day as of which is asked waits.
-- Called by: nobody in the program.
create function indicators_rows_commission_execution(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    carried_out text, days int)
language sql stable
as $$
    select e.id, e.child_id,
        case when known_at is null then e.district_id
            else (select h.district_id from indicators_district_then(e.child_id, e.district_id, known_at) h) end,
        e.municipality_id, null::uuid, e.case_id, e.due_on,
        case when r.happened_on <= e.due_on then 'in_time' when r.happened_on > e.due_on then 'late'
            when e.due_on >= coalesce((known_at at time zone 'Asia/Bishkek')::date, access_today()) then 'waiting'
            when exists (select from commission_agendaitem n join commission_decision later on later.item_id = n.id
                    where n.earlier_id = e.item_id and later.kind <> 'postponed' and (known_at is null or later.recorded_at <= known_at))
                or exists (select from intake_closure c where c.case_id = e.case_id and (known_at is null or c.recorded_at <= known_at))
            then 'ended' else 'overdue' end,
        r.happened_on - e.decided_on
    from commission_decision e
    left join commission_executionreport r on r.decision_id = e.id and r.kind = 'done'
        and (known_at is null or r.recorded_at <= known_at)
    where e.due_on between since and until and (known_at is null or e.recorded_at <= known_at)
$$;
