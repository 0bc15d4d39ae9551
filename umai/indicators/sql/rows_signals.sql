-- Answers the signals that were received in these days, a day being one in Bishkek, by how they came and what was made of
-- them; no word of a report and no reporter.
-- Called by: nobody in the program.
create function indicators_rows_signals(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    channel text, concern text, outcome text, days int)
language sql stable
as $$
    select s.id, s.child_id, s.district_id, s.municipality_id, null::uuid, null::uuid,
        (s.received_at at time zone 'Asia/Bishkek')::date, s.channel, s.concern,
        coalesce(case when known_at is null then s.outcome else (
            select x.outcome from identification_screening x
            where x.signal_id = s.id and x.recorded_at <= known_at and x.why <> 'struck'
                and not exists (select from identification_screening r where r.replaces_id = x.id and r.recorded_at <= known_at)
            order by x.recorded_at desc, x.id limit 1) end, 'waiting'), null::int
    from identification_signal s
    where s.received_at >= since::timestamp at time zone 'Asia/Bishkek'
        and s.received_at < (until + 1)::timestamp at time zone 'Asia/Bishkek' and (known_at is null or s.recorded_at <= known_at)
$$;
