-- Answers the planned visits that were missed, by their last day, and with whom each is charged: with the office where
-- nobody answered for the case or the worker had more cases than the limit, else with the worker.
-- Called by: nobody in the program.
create function indicators_rows_missed_visits(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    charged text, days int)
language sql stable
as $$
    select m.id, m.child_id,
        case when known_at is null then m.district_id
            else (select h.district_id from indicators_district_then(m.child_id, m.district_id, known_at) h) end,
        m.municipality_id, m.worker_id,
        m.case_id, m.latest_on, case when m.above_limit or m.worker_id is null then 'office' else 'worker' end, null::int
    from visits_missedvisit m
    where m.latest_on between since and until and (known_at is null or m.recorded_at <= known_at)
$$;
