-- Answers the children who were seen at work on markets and streets in these days, each once: where a person matched
-- sightings with one another, earlier ones among them, or with one child of the register. The last sighting of these
-- days says of the child what it does, as `rounds_market_counts` has it.
-- Called by: nobody in the program.
create function indicators_rows_working_children(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    work text, goes_to_school text, doctor text, sex text, age text, days int)
language sql stable
as $$
    with recursive seen as materialized (
        select coalesce(s.first_id, s.id) as seen_id, s.* from rounds_sighting s
        where s.seen_on between since and until
            and case when known_at is null then s.current else s.recorded_at <= known_at and s.why <> 'struck'
                and not exists (select from rounds_sighting r where r.replaces_id = s.id and r.recorded_at <= known_at) end
    ), matched as materialized (
        select coalesce(s.first_id, s.id) as seen_id, coalesce(e.first_id, e.id) as earlier_id, m.child_id
        from rounds_sightingmatch m join rounds_sighting s on s.id = m.sighting_id
            left join rounds_sighting e on e.id = m.same_as_id
        where case when known_at is null then m.current else m.recorded_at <= known_at and m.why <> 'struck'
            and not exists (select from rounds_sightingmatch r where r.replaces_id = m.id and r.recorded_at <= known_at) end
    ), up (id, place) as (
        select s.seen_id, s.seen_id from seen s
        union select u.id, m.earlier_id from up u join matched m on m.seen_id = u.place and m.earlier_id is not null
    ), first as (
        select u.id, u.place as head from up u
        where not exists (select from matched m where m.seen_id = u.place and m.earlier_id is not null)
    ), down (head, id) as (
        select distinct f.head, f.head from first f
        union select d.head, m.seen_id from down d join matched m on m.earlier_id = d.id
    ), known as (
        select d.head, min(m.child_id::text) as child from down d
            join matched m on m.seen_id = d.id and m.child_id is not null
        group by d.head
    )
    select distinct on (coalesce(k.child, f.head::text)) s.id, null::uuid, s.district_id, s.municipality_id, null::uuid, null::uuid,
        s.seen_on, s.work, case s.at_school when true then 'yes' when false then 'no' else 'unknown' end, s.care,
        case when s.sex = '' then 'unknown' else s.sex end,
        case when s.age is null then 'unknown' when s.age < 7 then '0_6' when s.age < 14 then '7_13' when s.age < 18 then '14_17'
            else '18' end, null::int
    from seen s join first f on f.id = s.seen_id left join known k on k.head = f.head
    order by coalesce(k.child, f.head::text), s.seen_on desc, s.recorded_at desc, s.id
$$;
