-- Makes one thing owed in an open case by a day, and shows in intake_worklistrow what is due next there.
-- Kind and row identify it, so a second call moves the day. A closed case owes nothing.
-- Called by: 10 functions.
create function intake_put_due(what text, by_row uuid, which uuid, day date) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select what, by_row, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id, day
        from intake_worklistrow w where w.case_id = which
        on conflict (owed, of) do update set due_on = excluded.due_on;
    perform intake_show_next_due(which);
end $$;
