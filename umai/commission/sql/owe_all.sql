-- Derives what the Commissions are owed and owe in all open cases, after a load that ran no triggers: requests
-- that were not heard nor asked again, and decisions that were not carried out and that no later one took
-- the place of.
-- Run intake_show_all_next_dues after it.
-- Called by: rehearsal/load.py.
create function commission_owe_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select o.owed, o.of, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id, o.due_on
        from (
            select 'hearing' as owed, r.id as of, r.case_id, r.due_on from commission_hearingrequest r
                where not exists (select 1 from commission_agendaitem i join commission_decision d on d.item_id = i.id
                    where i.request_id = r.id and d.kind <> 'postponed')
                    and not (r.commission_id is null and exists (select 1 from commission_hearingrequest later
                        where later.case_id = r.case_id and later.recorded_at > r.recorded_at))
            union all
            select 'decision', d.id, d.case_id, d.due_on from commission_decision d
                where d.due_on is not null
                    and not exists (select 1 from commission_executionreport e where e.decision_id = d.id and e.kind = 'done')
                    and not exists (select 1 from commission_agendaitem n join commission_decision later on later.item_id = n.id
                        where n.earlier_id = d.item_id and later.kind <> 'postponed')) o
            join intake_worklistrow w on w.case_id = o.case_id
        on conflict (owed, of) do update set due_on = excluded.due_on;
end $$;
