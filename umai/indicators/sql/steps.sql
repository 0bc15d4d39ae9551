-- Answers which steps of the chain of Article 19 of the Convention a case has reached, in their order, each with the first
-- day on which it was reached.
-- Called by: indicators_rows_cases, indicators_rows_chain.
create function indicators_steps(of_case uuid, opened_on date, known_at timestamptz)
returns table(place int, step text, on_day date)
language sql stable
as $$
    select 1, 'opened', opened_on
    union all
    select 2, 'assessed', min(f.completed_on) from assessment_assessment a join assessment_completion f on f.assessment_id = a.id
        where a.case_id = of_case and (known_at is null or f.recorded_at <= known_at) having count(*) > 0
    union all
    select 3, 'planned', min(s.stopped_on) from intake_stop s
        where s.case_id = of_case and (known_at is null or s.recorded_at <= known_at) having count(*) > 0
    union all
    select 4, 'approved', min(s.happened_on) from planning_planedition e join planning_planstep s on s.edition_id = e.id
        where e.case_id = of_case and s.kind = 'approved' and (known_at is null or s.recorded_at <= known_at) having count(*) > 0
    union all
    select 5, 'referred', min(r.sent_on) from referrals_referral r
        where r.case_id = of_case and (known_at is null or r.recorded_at <= known_at) having count(*) > 0
    union all
    select 6, 'carried_out', min(m.happened_on) from planning_plan p join planning_measureprogress m on m.plan_id = p.id
        where p.case_id = of_case and m.kind = 'done' and (known_at is null or m.recorded_at <= known_at) having count(*) > 0
    union all
    select 7, 'reviewed', min(r.held_on) from review_review r
        where r.case_id = of_case and (known_at is null or r.recorded_at <= known_at) having count(*) > 0
    union all
    select 8, 'closed', min(e.closed_on) from intake_closure e
        where e.case_id = of_case and (known_at is null or e.recorded_at <= known_at) having count(*) > 0
$$;
