-- Answers what the plans of a case owe: agreement, approval, a plan that was sent back, measures. A
-- measure has the day of the approved edition, else of the latest; one that protects now is owed before
-- any edition. Done or stopped, it is owed no more. A plan sent back is owed until it is submitted
-- again. planning_owe_all asks the same for all cases: change both together.
-- Called by: planning_renew.
create function planning_owed(which uuid) returns TABLE(owed text, by_row uuid, case_id uuid, due_on date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with latest as (
        select distinct on (e.plan_id) e.id, e.plan_id, e.case_id, e.text
        from planning_planedition e where e.case_id = which order by e.plan_id, e.number desc
    ), stood as (
        select distinct on (s.edition_id) s.edition_id, l.case_id, s.kind, s.due_on
        from planning_planstep s join latest l on l.id = s.edition_id
        order by s.edition_id,
            array_position(array['submitted', 'agreed', 'approved', 'returned'], s.kind::text) desc
    ), in_force as (
        select distinct on (e.plan_id) e.id, e.plan_id, e.case_id, e.text
        from planning_planedition e join planning_planstep s on s.edition_id = e.id and s.kind = 'approved'
        where e.case_id = which order by e.plan_id, e.number desc
    ), handed_in as (
        select distinct on (w.plan_id, m ->> 'line') w.plan_id, w.case_id, (m ->> 'line')::uuid as line,
            (m ->> 'due_on')::date as due_on
        from (select 0 as turn, * from in_force union all select 1, * from latest) w cross join jsonb_array_elements(w.text -> 'measures') m
        order by w.plan_id, m ->> 'line', w.turn
    ), promised as (
        select h.case_id, h.line, h.due_on from handed_in h
        union all
        select p.case_id, m.line, m.due_on from planning_measure m join planning_plan p on p.id = m.plan_id
        where p.case_id = which and m.current and m.protects_now
            and not exists (select 1 from handed_in h where h.plan_id = m.plan_id and h.line = m.line)
    ), became as (
        select distinct on (g.line) g.line, g.kind
        from planning_measureprogress g join planning_plan p on p.id = g.plan_id
        where p.case_id = which order by g.line, g.recorded_at desc, g.id desc
    )
    select case s.kind when 'submitted' then 'agreement' when 'agreed' then 'approval' else 'returned' end
        as owed, s.edition_id as by_row, s.case_id, s.due_on
    from stood s where s.kind <> 'approved' and s.due_on is not null
    union all
    select 'returned', l.id, l.case_id, b.due_on
    from latest l cross join lateral (
        select s.kind, s.due_on from planning_planedition o join planning_planstep s on s.edition_id = o.id
        where o.plan_id = l.plan_id order by o.number desc, s.kind = 'returned' desc limit 1) b
    where b.kind = 'returned' and b.due_on is not null and not exists (select from stood known where known.edition_id = l.id)
    union all
    select 'measure', p.line, p.case_id, p.due_on from promised p
    where not exists (select 1 from became b where b.line = p.line and b.kind in ('done', 'stopped'))
$$;
