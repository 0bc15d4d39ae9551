-- Derives the due dates of plan reviews and of decisions about closing in all open cases, after a load.
-- A review is due as the latest review or the submission says, or sooner by a risk level found since. A
-- decision is owed on a case's latest proposal, unless it was refused. Run intake_show_all_next_dues after it.
-- Called by: rehearsal/load.py.
create function review_owe_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from intake_due where owed in ('review', 'closing');
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on) select 'review', w.case_id, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id, least(b.day, k.review_on)
        from (
            select distinct on (case_id) case_id, since, day from (
                select case_id, held_on as since, next_on as day, recorded_at, 1 as n from review_review
                union all
                select case_id, stopped_on, review_on, recorded_at, 0 from intake_stop
            ) every order by case_id, n desc, since desc, recorded_at desc
        ) b
        join intake_worklistrow w on w.case_id = b.case_id
        left join intake_risklevel k on k.case_id = b.case_id and k.current and k.holds_from >= b.since
        where b.day is not null;
    insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on) select 'closing', p.id, w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id, coalesce(p.decide_by, (p.recorded_at at time zone 'Asia/Bishkek')::date)
        from (select distinct on (case_id) * from intake_closingproposal order by case_id, recorded_at desc) p
        join intake_worklistrow w on w.case_id = p.case_id
        where not exists (select 1 from review_closingrefusal r where r.proposal_id = p.id);
end $$;
