-- Answers the cases whose term for assessment and plan (Article 41) ended in these days, with what was done in time.
-- A case that was closed by then with neither is left out. With no instant it reads the rows that the database keeps
-- for boards; with one, what had been recorded by then.
-- Called by: nobody in the program.
create function indicators_rows_ten_days(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    assessed text, planned text, visited text, concern text, channel text, days int)
language sql stable
as $$
    select t.case_id, t.child_id, t.district_id, t.municipality_id, t.worker_id, t.case_id, t.due_on,
        case when t.assessed_in_time then 'in_time' when t.assessed_in_time is null then 'not_done' else 'late' end,
        case when t.planned_in_time then 'in_time' when t.planned_in_time is null then 'not_done' else 'late' end,
        case when t.visited_on is not null then 'yes' else 'no' end,
        (select c.concern from intake_case c where c.id = t.case_id),
        (select c.channel from intake_case c where c.id = t.case_id),
        t.visited_on - t.started_on
    from oversight_tendays t
    where known_at is null and t.due_on between since and until
        and (t.closed_on is null or t.closed_on > t.due_on or t.assessed_in_time is not null or t.planned_in_time is not null)
    union all
    select c.id, c.child_id,
        (select h.district_id from indicators_district_then(c.child_id, c.district_id, known_at) h), c.municipality_id, null::uuid, c.id,
        k.due_on,
        case when not f.is_late then 'in_time' when f.is_late is null then 'not_done' else 'late' end,
        case when not s.is_late then 'in_time' when s.is_late is null then 'not_done' else 'late' end,
        case when v.on_day is not null then 'yes' else 'no' end, c.concern, c.channel, v.on_day - k.started_on
    from intake_clock k
    join intake_case c on c.id = k.case_id
    left join assessment_assessment m on m.case_id = c.id
    left join assessment_completion f on f.assessment_id = m.id and f.recorded_at <= known_at
    left join intake_stop s on s.case_id = c.id and s.recorded_at <= known_at
    left join intake_closure e on e.case_id = c.id and e.recorded_at <= known_at
    left join lateral (
        select (min(v.at) at time zone 'Asia/Bishkek')::date as on_day from visits_visit v
        where v.case_id = c.id and v.made and v.recorded_at <= known_at and v.why <> 'struck'
            and not exists (select from visits_visit r where r.replaces_id = v.id and r.recorded_at <= known_at)) v on true
    where known_at is not null and k.due_on between since and until and k.recorded_at <= known_at and k.why <> 'struck'
        and not exists (select from intake_clock r where r.replaces_id = k.id and r.recorded_at <= known_at)
        and (e.id is null or e.closed_on > k.due_on or f.id is not null or s.id is not null)
$$;
