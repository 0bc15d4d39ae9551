-- Answers what waits for the Commissions of these districts: plans since they were submitted, cases since the
-- Commission was asked to hear them. No role may call it; it asks for no permission.
-- Called by: commission_district_waiting, commission_figures.
create function commission_waiting(districts int[]) returns table (district int, kind text, case_id uuid,
    child_id uuid, since_on date, due_on date)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select d.district_id, case d.owed when 'agreement' then 'plan' else 'case' end, d.case_id, d.child_id,
        coalesce(s.happened_on, r.asked_on, d.due_on), d.due_on
    from intake_due d
    left join planning_planstep s on d.owed = 'agreement' and s.edition_id = d.of and s.kind = 'submitted'
    left join commission_hearingrequest r on d.owed = 'hearing' and r.id = d.of
    where d.owed in ('agreement', 'hearing') and d.district_id = any (districts)
$$;
