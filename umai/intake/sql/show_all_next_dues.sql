-- Keeps due_on and owed in intake_worklistrow equal to each open case's earliest due date, for all at once.
-- Where nothing is owed, owed is empty and the day is that of the plan's submission, or of the opening.
-- It comes last when all due dates are derived anew after a load.
-- Called by: intake_renew_all, rehearsal/load.py.
create function intake_show_all_next_dues() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update intake_worklistrow w set due_on = d.due_on, owed = d.owed
        from (select distinct on (case_id) case_id, due_on, owed from intake_due order by case_id, due_on, id) d
        where d.case_id = w.case_id and (w.due_on, w.owed) is distinct from (d.due_on, d.owed);
    update intake_worklistrow w set due_on = coalesce(w.stopped_on, w.opened_on), owed = ''
        where not exists (select 1 from intake_due d where d.case_id = w.case_id);
end $$;
