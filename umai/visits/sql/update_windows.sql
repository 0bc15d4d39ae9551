-- Writes windows that ended before today as missed visits, with who answered for the case on the last
-- day. Every open case then has one visit planned, and a new plan where the risk changed, unless an
-- agreed day is soon enough. It answers how many rows it wrote, at most at_most of a kind; safe to run
-- twice or in two places. Nested loops are off, because statistics may still say that a table is empty.
-- Called by: umai/visits/jobs.py.
create function visits_update_windows(today date, terms jsonb, at_most int) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
set enable_nestloop = off
as $$
declare n int; written int := 0;
begin
    with ended as materialized (
        select w.id, w.child_id, w.case_id, w.latest_on
        from visits_visitwindow w join intake_worklistrow k on k.case_id = w.case_id
        where w.open and w.current and w.latest_on < today
        order by w.latest_on limit at_most for no key update of w skip locked),
    answering as materialized (
        select e.*, (select a.worker_id from intake_assignment a
            where a.case_id = e.case_id and a.why <> 'struck'
                and (a.holds_from is null or a.holds_from <= e.latest_on)
            order by a.holds_from desc nulls last, a.recorded_at desc limit 1) as worker_id
        from ended e),
    loads as (select k.worker_id, count(*) as n from intake_worklistrow k
        where k.worker_id in (select worker_id from answering) group by k.worker_id)
    insert into visits_missedvisit (id, child_id, case_id, window_id, worker_id, latest_on, caseload,
            above_limit, source, recorded_at)
        select gen_random_uuid(), a.child_id, a.case_id, a.id, a.worker_id, a.latest_on,
            coalesce(l.n, 0), coalesce(l.n, 0) > (terms->>'caseload')::int, 'batch', clock_timestamp()
        from answering a left join loads l on l.worker_id = a.worker_id
        on conflict do nothing;
    get diagnostics n = row_count;
    written := written + n;

    with moved as materialized (
        select w.id, w.child_id, w.case_id, w.earliest_on, w.latest_on, w.reason, w.words,
            k.risk as risk_now, k.opened_on
        from visits_visitwindow w join intake_worklistrow k on k.case_id = w.case_id
        where w.open and w.current and w.risk <> k.risk
        limit at_most for no key update of w skip locked)
    insert into visits_visitwindow (child_id, case_id, earliest_on, latest_on, risk, reason, words, open,
        id, source, recorded_at, why, current, happened_on, replaces_id)
        select m.child_id, m.case_id,
            case when stays then m.earliest_on else x.earliest_on end,
            case when stays then m.latest_on else x.latest_on end,
            m.risk_now,
            case when stays then 'agreed' when x.reason = 'after_missed' then x.reason else 'risk' end,
            case when stays then m.words else '' end, true,
            gen_random_uuid(), 'batch', clock_timestamp(), 'change', true, today, m.id
        from moved m
        cross join lateral visits_next(m.case_id, m.risk_now, m.opened_on, today, terms) x
        cross join lateral (select m.reason = 'agreed' and m.latest_on <= x.latest_on as stays) s
        on conflict do nothing;
    get diagnostics n = row_count;
    written := written + n;

    with bare as materialized (
        select k.case_id, k.child_id, k.risk, k.opened_on from intake_worklistrow k
        where not exists (select from visits_visitwindow w
            where w.case_id = k.case_id and w.open and w.current)
        limit at_most)
    insert into visits_visitwindow (child_id, case_id, earliest_on, latest_on, risk, reason, words, open,
        id, source, recorded_at, why, current, happened_on, replaces_id)
        select b.child_id, b.case_id, x.earliest_on, x.latest_on, b.risk, x.reason, '', true,
            gen_random_uuid(), 'batch', clock_timestamp(), 'change', true, today, null
        from bare b cross join lateral visits_next(b.case_id, b.risk, b.opened_on, today, terms) x
        on conflict do nothing;
    get diagnostics n = row_count;
    return written + n;
end $$;
