-- Answers what children did or said of harming themselves in these days, a day being one in Bishkek, as the office heard.
-- Called by: nobody in the program.
create function indicators_rows_self_harm(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    self_harm text, sex text, age text, days int)
language sql stable
as $$
    select h.id, h.child_id,
        case when known_at is null then h.district_id
            else (select h.district_id from indicators_district_then(h.child_id, h.district_id, known_at) h) end,
        h.municipality_id, null::uuid,
        h.case_id, (h.happened_at at time zone 'Asia/Bishkek')::date, h.kind, coalesce(p.sex, 'unknown'),
        indicators_age(p.birth_date, (h.happened_at at time zone 'Asia/Bishkek')::date), null::int
    from self_harm_selfharmpath h
    left join indicators_people(known_at) p on p.child_id = h.child_id
    where h.happened_at >= since::timestamp at time zone 'Asia/Bishkek'
        and h.happened_at < (until + 1)::timestamp at time zone 'Asia/Bishkek' and (known_at is null or h.recorded_at <= known_at)
$$;
