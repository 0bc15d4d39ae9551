-- Counts what the Commissions did in these days, both inclusive, one row a district: sessions, plans, cases,
-- whether the child was heard, decisions and whether they were carried out; and what waits now, since when.
-- The secretary and members get their own, the head of an administration that of the district, an oblast
-- supervisor those of the oblast, a supervisor of the Ministry, the Ombudsman's officer and the Commissioner for
-- Children's Rights all, a prosecutor those of the own territory; nobody else any. Names no child. A district
-- without a Commission has a row without one.
-- A case counts as heard when the child was heard of it beforehand, also for an earlier session that put it
-- off; plans and what was put off are no cases. What waits is plans that were submitted, and requests.
-- What waits and overdue_listed leave out whom a wall hides from the speaker, as the lists do; the numbers of
-- the half-year report are whole. A decision of a closed case is not overdue.
-- Called by: umai/commission/control/figures.py.
create function commission_figures(from_on date, to_on date) returns table (commission_id uuid, district_id int,
    since_on date, held int, not_held int, last_on date, agreed int, returned int, cases int, postponed int,
    heard int, not_heard int, against_family int, owed int, in_time int, late int, overdue int,
    overdue_listed int, waiting int, waiting_late int, oldest_on date, half_waited int, reported_on date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with who as materialized (select r.role, r.office_id, r.districts from access_reach() r),
    walled as materialized (select access_walled() as children),
    mine as materialized (
        select o.id, d.id as district, o.from_on as since_on from places_place d
        cross join who
        left join staff_office o on o.place_id = d.id and o.kind = 'commission'
            and (o.to_on is null or o.to_on >= $1)
        where d.district_id = d.id and d.valid_to is null and (
            who.role in ('commission_secretary', 'commission_member') and o.id = who.office_id
            or who.role = 'head_of_administration' and d.id = any (access_deciding_districts())
            or who.role = 'oblast_supervisor' and d.id = any (who.districts)
            or who.role in ('ministry_supervisor', 'ombudsman', 'commissioner')
            or who.role = 'prosecutor' and exists (select 1 from staff_office p
                where p.id = who.office_id and p.place_id = any (d.above || d.id)))),
    sat as materialized (
        select s.commission_id as of, count(*) filter (where t.kind = 'opened' and s.held_on >= $1) as held,
            count(*) filter (where t.kind = 'cancelled' and s.held_on >= $1) as not_held,
            max(s.held_on) filter (where t.kind = 'opened') as last_on
        from mine join commission_sitting s on s.commission_id = mine.id and s.held_on <= $2
        join commission_sessionstep t on t.session_id = s.id and t.kind in ('opened', 'cancelled')
        group by s.commission_id),
    said as materialized (
        select e.commission_id as of, count(*) filter (where e.kind = 'agreed') as agreed,
            count(*) filter (where e.kind = 'returned') as returned,
            count(*) filter (where i.kind <> 'plan' and e.kind <> 'postponed') as cases,
            count(*) filter (where e.kind = 'postponed') as postponed,
            count(*) filter (where i.kind <> 'plan' and e.kind <> 'postponed'
                and commission_heard(i.id) <> 'not_heard') as heard,
            count(*) filter (where e.against_family) as against_family
        from mine join commission_decision e on e.commission_id = mine.id and e.decided_on between $1 and $2
        join commission_agendaitem i on i.id = e.item_id
        group by e.commission_id),
    owed as materialized (
        select e.commission_id as of, e.child_id, e.due_on, r.happened_on,
            r.id is null and e.due_on < access_today()
                and not exists (select 1 from commission_agendaitem n
                    join commission_decision later on later.item_id = n.id
                    where n.earlier_id = e.item_id and later.kind <> 'postponed')
                and not exists (select 1 from intake_closure c where c.case_id = e.case_id) as overdue
        from mine join commission_decision e on e.commission_id = mine.id and e.due_on between $1 and $2
        left join commission_executionreport r on r.decision_id = e.id and r.kind = 'done'),
    promised as materialized (
        select o.of, count(*) as owed, count(*) filter (where o.happened_on <= o.due_on) as in_time,
            count(*) filter (where o.happened_on > o.due_on) as late,
            count(*) filter (where o.overdue) as overdue,
            count(*) filter (where o.overdue and o.child_id <> all (walled.children)) as overdue_listed
        from owed o cross join walled group by o.of),
    waits as materialized (
        select w.district as at, count(*) as waiting, count(*) filter (where w.due_on < access_today()) as late,
            min(w.since_on) as oldest_on,
            percentile_disc(0.5) within group (order by access_today() - w.since_on) as half_waited
        from commission_waiting(array(select district from mine)) w cross join walled
        where w.child_id <> all (walled.children) group by w.district)
    select mine.id, mine.district, mine.since_on, coalesce(sat.held, 0)::int, coalesce(sat.not_held, 0)::int,
        sat.last_on, coalesce(said.agreed, 0)::int, coalesce(said.returned, 0)::int, coalesce(said.cases, 0)::int,
        coalesce(said.postponed, 0)::int, coalesce(said.heard, 0)::int,
        coalesce(said.cases - said.heard, 0)::int, coalesce(said.against_family, 0)::int,
        coalesce(promised.owed, 0)::int, coalesce(promised.in_time, 0)::int,
        coalesce(promised.late, 0)::int, coalesce(promised.overdue, 0)::int,
        coalesce(promised.overdue_listed, 0)::int,
        coalesce(waits.waiting, 0)::int, coalesce(waits.late, 0)::int, waits.oldest_on, waits.half_waited::int,
        (select h.sent_on from commission_halfyearsent h where h.commission_id = mine.id and h.half_ends_on = $1 - 1)
    from mine left join sat on sat.of = mine.id left join said on said.of = mine.id
    left join promised on promised.of = mine.id left join waits on waits.at = mine.district
$$;
