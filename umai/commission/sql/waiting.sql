-- Answers what waits for the Commissions of these districts: plans since they were submitted, cases since the
-- Commission was asked to hear them. No role may call it; it asks for no permission.
-- Called by: commission_district_waiting, commission_figures.
create function commission_waiting(districts int[]) returns table (district int, kind text, case_id uuid,
    child_id uuid, since_on date, due_on date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select d.district_id, case d.owed when 'agreement' then 'plan' else 'case' end, d.case_id, d.child_id,
        coalesce(case d.owed
            when 'agreement' then (select s.happened_on from planning_planstep s
                where s.edition_id = d.of and s.kind = 'submitted')
            else (select r.asked_on from commission_hearingrequest r where r.id = d.of) end, d.due_on), d.due_on
    from intake_due d
    where d.owed in ('agreement', 'hearing') and d.district_id = any (districts)
$$;
