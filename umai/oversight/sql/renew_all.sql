-- Derives what became of the ten days of every case anew, after a load that ran no triggers.
-- Called by: rehearsal/load.py.
create function oversight_renew_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from oversight_tendays;

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
        left join intake_closure e on e.case_id = c.id;
end $$;
