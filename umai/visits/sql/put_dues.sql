-- Sets the due dates of many visits, and shows in intake_worklistrow what is due next in their cases.
-- The arrays belong together: window, case, day. A second call moves the day; closed cases owe nothing.
-- Called by: visits_plan.
create function visits_put_dues(by_rows uuid[], cases uuid[], days date[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select 'visit', g.by_row, k.case_id, k.child_id, k.district_id, k.municipality_id, k.worker_id, g.day
        from unnest(by_rows, cases, days) as g (by_row, case_id, day)
        join intake_worklistrow k on k.case_id = g.case_id
        on conflict (owed, of) do update set due_on = excluded.due_on;
    perform visits_put_next(cases);
end $$;
