-- Answers the children who were seen at work on markets and streets in these days, each once: where a person matched
-- sightings with one another, earlier ones among them, or with one child of the register. The last sighting of these
-- days says of the child what it does, as `rounds_market_counts` has it.
-- Called by: nobody in the program.
create function indicators_rows_working_children(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    work text, goes_to_school text, doctor text, sex text, age text, days int)
language sql stable
as $$
    with seen as materialized (
        select coalesce(s.first_id, s.id) as seen_id, s.* from rounds_sighting s
        where s.seen_on between since and until
            and case when known_at is null then s.current else s.recorded_at <= known_at and s.why <> 'struck'
                and not exists (select from rounds_sighting r where r.replaces_id = s.id and r.recorded_at <= known_at) end
    )
    select distinct on (o.child) s.id, null::uuid, s.district_id, s.municipality_id, null::uuid, null::uuid,
        s.seen_on, s.work, case s.at_school when true then 'yes' when false then 'no' else 'unknown' end, s.care,
        case when s.sex = '' then 'unknown' else s.sex end,
        case when s.age is null then 'unknown' when s.age < 7 then '0_6' when s.age < 14 then '7_13' when s.age < 18 then '14_17'
            else '18' end, null::int
    from seen s join rounds_one_child(array(select distinct n.seen_id from seen n), known_at) o on o.seen_id = s.seen_id
    order by o.child, s.seen_on desc, s.recorded_at desc, s.id
$$;
