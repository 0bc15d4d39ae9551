-- Answers the children who were seen at work on markets and streets in these days, each once, by what a round wrote: one
-- whom somebody knew to be a child of an earlier sighting is not counted again.
-- Called by: nobody in the program.
create function indicators_rows_working_children(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    work text, goes_to_school text, doctor text, sex text, age text, days int)
language sql stable
as $$
    select s.id, null::uuid, s.district_id, s.municipality_id, null::uuid, null::uuid, s.seen_on, s.work,
        case s.at_school when true then 'yes' when false then 'no' else 'unknown' end, s.care,
        case when s.sex = '' then 'unknown' else s.sex end,
        case when s.age is null then 'unknown' when s.age < 7 then '0_6' when s.age < 14 then '7_13' when s.age < 18 then '14_17'
            else '18' end, null::int
    from rounds_sighting s
    where s.seen_on between since and until
        and case when known_at is null then s.current else s.recorded_at <= known_at and s.why <> 'struck'
            and not exists (select from rounds_sighting r where r.replaces_id = s.id and r.recorded_at <= known_at) end
        and not exists (
            select from rounds_sightingmatch m join rounds_sighting o on o.id = m.same_as_id
            where m.sighting_id in (select x.id from rounds_sighting x where coalesce(x.first_id, x.id) = coalesce(s.first_id, s.id))
                and m.same_as_id is not null and o.seen_on >= since
                and case when known_at is null then m.current else m.recorded_at <= known_at and m.why <> 'struck'
                    and not exists (select from rounds_sightingmatch r where r.replaces_id = m.id and r.recorded_at <= known_at) end)
$$;
