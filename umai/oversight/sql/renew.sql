-- Keeps what became of the ten days of one case equal to its rows: assessed, planned and visited when.
-- A closed case keeps its row; a case without a current clock has none. It recomputes under a lock on
-- the row: of two transactions at one case, the second sees what the first wrote.
-- Called by: oversight_on_case_row, oversight_on_completion.
create function oversight_renew(which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    -- Two at one case: the second derives it after the first, and sees what the first wrote.
    perform from oversight_tendays where case_id = which for update;

    insert into oversight_tendays (case_id, child_id, district_id, municipality_id, worker_id, started_on, due_on,
            assessed_in_time, planned_in_time, visited_on, closed_on)
        select c.id, c.child_id, k.district_id, k.municipality_id, a.worker_id, k.started_on, k.due_on,
            not f.is_late, not s.is_late, (v.at at time zone 'Asia/Bishkek')::date, e.closed_on
        from intake_case c
        join intake_clock k on k.case_id = c.id and k.current
        left join intake_assignment a on a.case_id = c.id and a.current
        left join assessment_assessment m on m.case_id = c.id
        left join assessment_completion f on f.assessment_id = m.id
        left join intake_stop s on s.case_id = c.id
        left join (select case_id, min(at) as at from visits_visit where current and made group by case_id) v
            on v.case_id = c.id
        left join intake_closure e on e.case_id = c.id where c.id = which
        on conflict (case_id) do update set district_id = excluded.district_id,
            municipality_id = excluded.municipality_id, worker_id = excluded.worker_id,
            started_on = excluded.started_on, due_on = excluded.due_on,
            assessed_in_time = excluded.assessed_in_time, planned_in_time = excluded.planned_in_time,
            visited_on = excluded.visited_on, closed_on = excluded.closed_on;
    if not found then delete from oversight_tendays where case_id = which; end if;
end $$;
