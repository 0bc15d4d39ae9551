-- Keeps due_on and owed of one case in intake_worklistrow equal to its earliest due date and its kind.
-- Where nothing is owed, owed is empty and the day is that of the plan's submission, or of the opening.
-- Called by: intake_drop_due, intake_put_due, intake_renew.
create function intake_show_next_due(which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update intake_worklistrow w set due_on = coalesce(d.due_on, w.stopped_on, w.opened_on),
            owed = coalesce(d.owed, '')
        from (select 1) one left join lateral
            (select due_on, owed from intake_due where case_id = which order by due_on, id limit 1) d on true
        where w.case_id = which;
end $$;
