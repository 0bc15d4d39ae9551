-- Answers the visits of these days, made or tried, a day being one in Bishkek: whether the child was spoken to alone,
-- and whether the visit was written down within the hours allowed. With no instant it reads the rows that the database
-- keeps for boards, without a word of what was seen.
-- Called by: nobody in the program.
create function indicators_rows_visits(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    made text, alone text, written text, days int)
language sql stable
as $$
    select v.line, v.child_id, v.district_id, v.municipality_id, v.worker_id, v.case_id,
        (v.at at time zone 'Asia/Bishkek')::date, case when v.made then 'yes' else 'no' end,
        case when v.alone = '' then 'not_said' else v.alone end, case when v.is_late then 'late' else 'in_time' end, null::int
    from oversight_countedvisit v
    where known_at is null and v.at >= since::timestamp at time zone 'Asia/Bishkek'
        and v.at < (until + 1)::timestamp at time zone 'Asia/Bishkek'
    union all
    select v.line, v.child_id,
        (select h.district_id from indicators_district_then(v.child_id, v.district_id, known_at) h), v.municipality_id, v.worker_id,
        v.case_id, (v.at at time zone 'Asia/Bishkek')::date, case when v.made then 'yes' else 'no' end,
        case when v.alone = '' then 'not_said' else v.alone end, case when v.is_late then 'late' else 'in_time' end, null::int
    from visits_visit v
    where known_at is not null and v.at >= since::timestamp at time zone 'Asia/Bishkek'
        and v.at < (until + 1)::timestamp at time zone 'Asia/Bishkek'
        and v.recorded_at <= known_at and v.why <> 'struck'
        and not exists (select from visits_visit r where r.replaces_id = v.id and r.recorded_at <= known_at)
$$;
