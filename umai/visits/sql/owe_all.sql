-- Adds the due date of every window that waits in an open case, after a load that ran no triggers.
-- It is the window's last day; after a missed visit the first day. Run intake_show_all_next_dues after it.
-- Called by: rehearsal/load.py.
create function visits_owe_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select 'visit', w.id, k.case_id, k.child_id, k.district_id, k.municipality_id, k.worker_id, case when w.reason = 'after_missed' then w.earliest_on else w.latest_on end
        from visits_visitwindow w join intake_worklistrow k on k.case_id = w.case_id where w.open and w.current
        on conflict (owed, of) do update set due_on = excluded.due_on;
end $$;
