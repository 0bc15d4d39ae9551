-- Answers the children on the register on the day `until` who are not of age then, which is in `child_until` years by the
-- law of that day; whose birth nobody knows counts. A child with several records is counted once. A record is on the
-- register from the day on which it was written.
-- Called by: statistics_extract_rows.
create function indicators_rows_registered(since date, until date, known_at timestamptz, child_until int)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    sex text, age text, days int)
language sql stable
as $$
    select c.id, c.id,
        case when known_at is null then c.district_id
            else (select h.district_id from indicators_district_then(c.id, c.district_id, known_at) h) end,
        c.municipality_id, null::uuid, null::uuid, until, coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, until), null::int
    from register_child c
    left join indicators_people(known_at) p on p.child_id = c.id
    left join register_merged(null, known_at) g on g.record = c.id
    where c.recorded_at < (until + 1)::timestamp at time zone 'Asia/Bishkek' and (known_at is null or c.recorded_at <= known_at)
        and (g.lead is null or g.lead = c.id)
        and (p.birth_date is null or extract(year from age(until::timestamp, p.birth_date::timestamp)) < child_until)
$$;
