-- Keeps intake_worklistrow of one case equal to its rows: clock, assignment, stop, risk level, closure.
-- It also keeps the due date of the ten days, and the place and worker of all due dates of the case. A
-- case that is closed loses its row and its due dates, and nothing is urgent in it any more: two persons
-- close a case. What is urgent moves with the file. Safe to run twice.
-- Called by: intake_renewed.
create function intake_renew(which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare w record;
begin
    insert into intake_worklistrow (case_id, child_id, district_id, municipality_id, worker_id, concern, opened_on, started_on,
            due_on, ten_days_on, owed, stopped_on, risk)
        select c.id, c.child_id, k.district_id, k.municipality_id, a.worker_id, c.concern,
            c.opened_on, k.started_on, k.due_on, k.due_on, '', s.stopped_on, coalesce(r.risk, '')
        from intake_case c
        join intake_clock k on k.case_id = c.id and k.current
        left join intake_assignment a on a.case_id = c.id and a.current
        left join intake_stop s on s.case_id = c.id
        left join intake_risklevel r on r.case_id = c.id and r.current
        where not exists (select 1 from intake_closure e where e.case_id = c.id) and c.id = which
        on conflict (case_id) do update set district_id = excluded.district_id,
            municipality_id = excluded.municipality_id, worker_id = excluded.worker_id,
            started_on = excluded.started_on, ten_days_on = excluded.ten_days_on,
            stopped_on = excluded.stopped_on, risk = excluded.risk
        returning * into w;
    if not found then
        -- Between the two rows of a correction a case has no current clock, and owes what it owed.
        if exists (select from intake_closure e where e.case_id = which) then
            delete from intake_due where case_id = which;
            delete from intake_worklistrow where case_id = which;
            perform urgency_move(which, k.district_id, k.municipality_id)
                from intake_clock k where k.case_id = which and k.current;
            perform urgency_decide(null, which, e.recorded_at) from intake_closure e where e.case_id = which;
        end if;
        return;
    end if;
    if w.stopped_on is null then
        insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on) values ('ten_days', which, which, w.child_id, w.district_id, w.municipality_id, w.worker_id,
                       w.ten_days_on)
            on conflict (owed, of) do update set due_on = excluded.due_on;
    else
        delete from intake_due where owed = 'ten_days' and of = which;
    end if;
    update intake_due d set district_id = w.district_id, municipality_id = w.municipality_id,
            worker_id = w.worker_id
        where d.case_id = which and (d.district_id, d.municipality_id, d.worker_id)
            is distinct from (w.district_id, w.municipality_id, w.worker_id);
    perform urgency_move(which, w.district_id, w.municipality_id);
    perform intake_show_next_due(which);
end $$;
