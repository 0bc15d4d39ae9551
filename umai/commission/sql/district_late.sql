-- Answers the decisions of the Commission of one district whose day is over and that nobody carried out, the
-- oldest first, to who controls it; as commission_district_waiting names cases.
-- Called by: umai/commission/control/district.py.
create function commission_district_late(district int) returns table (kind text, case_id uuid, decided_on date,
    due_on date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select e.kind::text, case when access_role() = 'oblast_supervisor' and e.district_id = $1 then e.case_id end,
        e.decided_on, e.due_on
    from commission_decision e join staff_office o on o.id = e.commission_id and o.place_id = $1
    where commission_controls($1) and e.due_on < access_today() and e.child_id <> all (access_walled())
        and not exists (select 1 from commission_executionreport r where r.decision_id = e.id and r.kind = 'done')
        and not exists (select 1 from commission_agendaitem n join commission_decision later on later.item_id = n.id
            where n.earlier_id = e.item_id and later.kind <> 'postponed')
        and not exists (select 1 from intake_closure c where c.case_id = e.case_id)
    order by e.due_on, e.decided_on, e.id limit 200
$$;
