-- Derives intake_worklistrow and the due dates of the ten days of all open cases, after a load without
-- triggers.
-- It deletes every due date first, so the other kinds must be derived again after it.
-- Called by: rehearsal/load.py.
create function intake_renew_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from intake_due;
    delete from intake_worklistrow;

    insert into intake_worklistrow (case_id, child_id, district_id, municipality_id, worker_id, concern, opened_on, started_on,
            due_on, ten_days_on, owed, stopped_on, risk)
        select c.id, c.child_id, k.district_id, k.municipality_id, a.worker_id, c.concern,
            c.opened_on, k.started_on, k.due_on, k.due_on, '', s.stopped_on, coalesce(r.risk, '')
        from intake_case c
        join intake_clock k on k.case_id = c.id and k.current
        left join intake_assignment a on a.case_id = c.id and a.current
        left join intake_stop s on s.case_id = c.id
        left join intake_risklevel r on r.case_id = c.id and r.current
        where not exists (select 1 from intake_closure e where e.case_id = c.id);
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on) select 'ten_days', case_id, case_id, child_id, district_id, municipality_id, worker_id, ten_days_on
        from intake_worklistrow where stopped_on is null;
    perform intake_show_all_next_dues();
end $$;
