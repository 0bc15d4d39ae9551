-- Answers the deaths of children that somebody outside the line reviews, of whatever a child died, by the day of death.
-- Called by: nobody in the program.
create function indicators_rows_deaths(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    sex text, age text, days int)
language sql stable
as $$
    select v.id, v.child_id,
        case when known_at is null then v.district_id
            else (select h.district_id from indicators_district_then(v.child_id, v.district_id, known_at) h) end,
        v.municipality_id, null::uuid, null::uuid,
        v.died_on, coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, v.died_on), null::int
    from self_harm_deathreview v
    left join indicators_people(known_at) p on p.child_id = v.child_id
    where v.died_on between since and until and (known_at is null or v.recorded_at <= known_at)
$$;
