-- Answers the cases that were opened in these days, by how the child became known, with the furthest step of Article 19 of
-- the Convention that each reached: there it stands or stopped.
-- Called by: statistics_extract_rows.
create function indicators_rows_cases(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    channel text, concern text, step text, sex text, age text, days int)
language sql stable
as $$
    select c.id, c.child_id,
        case when known_at is null then c.district_id
            else (select h.district_id from indicators_district_then(c.child_id, c.district_id, known_at) h) end,
        c.municipality_id, null::uuid, c.id,
        c.opened_on, c.channel, c.concern, f.step, coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, c.opened_on),
        f.on_day - c.opened_on
    from intake_case c
    cross join lateral (
        select s.step, s.on_day from indicators_steps(c.id, c.opened_on, known_at) s order by s.place desc limit 1) f
    left join indicators_people(known_at) p on p.child_id = c.child_id
    where c.opened_on between since and until and (known_at is null or c.recorded_at <= known_at)
$$;
