-- Adds the due date of every sent file that waits for an answer, and of every lowered risk that waits for a
-- second person, after a load that ran no triggers.
-- A due date that is there stays as it is. Run intake_show_all_next_dues after it.
-- Called by: nobody in the program.
create function intake_owe_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select 'transfer', s.id, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id,
            s.accept_by_on
        from intake_filetransfer s join intake_worklistrow w on w.case_id = s.case_id
        where not exists (select from intake_filetransferanswer a where a.transfer_id = s.id)
        on conflict (owed, of) do nothing;
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)
        select 'lowering', l.id, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id,
            l.decide_by
        from intake_risklowering l join intake_worklistrow w on w.case_id = l.case_id
        where l.why_two <> '' and not exists (
            select from intake_riskloweringanswer a where a.lowering_id = l.id)
        on conflict (owed, of) do nothing;
end $$;
