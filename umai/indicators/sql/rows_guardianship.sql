-- Answers the decisions on guardianship that were taken in these days, by what was asked for and what was decided.
-- Called by: nobody in the program.
create function indicators_rows_guardianship(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    asked_for text, granted text, days int)
language sql stable
as $$
    select d.id, d.child_id,
        case when known_at is null then d.district_id
            else (select h.district_id from indicators_district_then(d.child_id, d.district_id, known_at) h) end,
        d.municipality_id, null::uuid, null::uuid,
        d.decided_on, a.arrangement, case when d.granted then 'yes' else 'no' end, d.decided_on - a.received_on
    from guardianship_applicationdecision d join guardianship_guardianshipapplication a on a.id = d.application_id
    where d.decided_on between since and until and (known_at is null or d.recorded_at <= known_at)
$$;
