-- Answers what families obtained in these days: of one child each kind of help once, the last time it was obtained. A
-- kind of help that was written down as refused on that day or later, and after it was, does not count.
-- Called by: oversight_help_obtained.
create function indicators_rows_help_obtained(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    help text, sex text, age text, days int)
language sql stable
as $$
    with outcomes as materialized (
        select o.*, coalesce(g.lead, o.child_id) as child from entitlements_helpoutcome o
        left join register_merged(null, known_at) g on g.record = o.child_id
        where known_at is null or o.recorded_at <= known_at)
    select distinct on (o.child, o.code) o.id, o.child,
        case when known_at is null then o.district_id
            else (select h.district_id from indicators_district_then(o.child_id, o.district_id, known_at) h) end,
        o.municipality_id, null::uuid, null::uuid, o.happened_on, o.code, coalesce(p.sex, 'unknown'),
        indicators_age(p.birth_date, o.happened_on), null::int
    from outcomes o
    left join indicators_people(known_at) p on p.child_id = o.child
    where o.state = 'obtained' and o.happened_on between since and until and not exists (
        select from outcomes r where r.child = o.child and r.code = o.code and r.state = 'refused'
            and r.happened_on >= o.happened_on and r.recorded_at > o.recorded_at)
    order by o.child, o.code, o.happened_on desc, o.id
$$;
