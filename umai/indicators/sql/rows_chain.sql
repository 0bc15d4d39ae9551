-- Answers the steps of Article 19 of the Convention that the cases opened in these days have reached: a row for each case
-- and step, with how long after the opening it was.
-- Called by: nobody in the program.
create function indicators_rows_chain(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    step text, within text, channel text, days int)
language sql stable
as $$
    select c.id, c.child_id,
        case when known_at is null then c.district_id
            else (select h.district_id from indicators_district_then(c.child_id, c.district_id, known_at) h) end,
        c.municipality_id, null::uuid, c.id,
        c.opened_on, s.step,
        case when s.on_day - c.opened_on <= 1 then '1_day' when s.on_day - c.opened_on <= 10 then '10_days'
            when s.on_day - c.opened_on <= 30 then '30_days' when s.on_day - c.opened_on <= 90 then '90_days' else 'over_90_days' end,
        c.channel, s.on_day - c.opened_on
    from intake_case c
    cross join lateral indicators_steps(c.id, c.opened_on, known_at) s
    where c.opened_on between since and until and (known_at is null or c.recorded_at <= known_at)
$$;
