-- Answers the applications for guardianship whose papers were under consideration on the day `until`: received, neither
-- decided nor taken back by then.
-- Called by: nobody in the program.
create function indicators_rows_waiting_applications(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    asked_for text, days int)
language sql stable
as $$
    select a.id, a.child_id,
        case when known_at is null then a.district_id
            else (select h.district_id from indicators_district_then(a.child_id, a.district_id, known_at) h) end,
        a.municipality_id, null::uuid, null::uuid,
        a.received_on, a.arrangement, until - a.received_on
    from guardianship_guardianshipapplication a
    where a.received_on <= until and (known_at is null or a.recorded_at <= known_at)
        and not exists (select from guardianship_applicationdecision d where d.application_id = a.id and d.decided_on <= until
            and (known_at is null or d.recorded_at <= known_at))
        and not exists (select from guardianship_applicationwithdrawal w where w.application_id = a.id
            and (w.recorded_at at time zone 'Asia/Bishkek')::date <= until and (known_at is null or w.recorded_at <= known_at))
$$;
