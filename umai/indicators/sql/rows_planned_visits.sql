-- Answers the planned visits whose last day lies in these days and that were made or missed. A visit that was told
-- after it was counted as missed leaves it missed.
-- Called by: nobody in the program.
create function indicators_rows_planned_visits(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    kept text, days int)
language sql stable
as $$
    select w.id, w.child_id, w.district_id, w.municipality_id, w.whose_id, w.case_id, w.latest_on,
        case when w.kept then 'yes' else 'no' end, null::int
    from visits_visitwindow w
    where known_at is null and w.latest_on between since and until and w.current and not w.open and w.kept is not null
    union all
    select w.id, w.child_id,
        (select h.district_id from indicators_district_then(w.child_id, w.district_id, known_at) h), w.municipality_id, null::uuid,
        w.case_id, w.latest_on, case when m.id is null then 'yes' else 'no' end, null::int
    from visits_visitwindow w
    left join visits_missedvisit m on m.window_id = w.id and m.recorded_at <= known_at
    where known_at is not null and w.latest_on between since and until and w.recorded_at <= known_at and w.why <> 'struck'
        and not exists (select from visits_visitwindow r where r.replaces_id = w.id and r.recorded_at <= known_at)
        and (m.id is not null or exists (
            select from visits_visit v where v.window_id = w.id and v.made and v.recorded_at <= known_at and v.why <> 'struck'
                and not exists (select from visits_visit r where r.replaces_id = v.id and r.recorded_at <= known_at)))
$$;
