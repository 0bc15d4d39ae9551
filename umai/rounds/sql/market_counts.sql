-- Answers how many children were seen in these rounds, and how often: by month, age, work, school and hours. A child is
-- counted once, where a person matched the sightings with one another or with one child of the register; the last
-- sighting says of it what it does, as it was corrected. For whoever sees the rounds. Who is neither of the department nor above gets one
-- round a time, and of every part with fewer than five children in one line no number.
-- Security definer: a team and the Ministry read no sighting.
-- Called by: umai/rounds/market/counts.py.
create function rounds_market_counts(of_rounds uuid[])
returns table(part text, value text, children int)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
    exact boolean := coalesce(access_role() in
        ('specialist', 'head', 'oblast_supervisor', 'ministry_supervisor'), false);
begin
    if not exact and cardinality(of_rounds) > 1 then return; end if;
    return query
    with recursive seen as (
        select coalesce(s.first_id, s.id) as seen_id, s.* from rounds_sighting s
        where s.current and s.round_id = any (of_rounds) and s.district_id = any (rounds_here())
    ), matched as (
        select coalesce(s.first_id, s.id) as seen_id, coalesce(e.first_id, e.id) as earlier_id, m.child_id
        from rounds_sightingmatch m join rounds_sighting s on s.id = m.sighting_id
            left join rounds_sighting e on e.id = m.same_as_id
        where m.current
    ), up(id, at) as (
        select s.seen_id, s.seen_id from seen s
        union select u.id, m.earlier_id from up u join matched m on m.seen_id = u.at and m.earlier_id is not null
    ), first as (
        select u.id, u.at as head from up u
        where not exists (select from matched m where m.seen_id = u.at and m.earlier_id is not null)
    ), down(head, id) as (
        select distinct f.head, f.head from first f
        union select d.head, m.seen_id from down d join matched m on m.earlier_id = d.id
    ), known as (
        select d.head, min(m.child_id::text) as child from down d
            join matched m on m.seen_id = d.id and m.child_id is not null
        group by d.head
    ), row_of_child as (
        select coalesce(k.child, f.head::text) as child, s.*
        from seen s join first f on f.id = s.seen_id left join known k on k.head = f.head
    ), last as (
        select distinct on (r.child) r.* from row_of_child r order by r.child, r.seen_on desc, r.recorded_at desc
    ), said as (
        select 'all' as part, '' as value, l.child from last l
        union all select 'month', to_char(r.seen_on, 'YYYY-MM'), r.child from row_of_child r
        union all select 'age', case when l.age is null then 'unknown' when l.age < 5 then 'under_5'
            when l.age < 10 then '5_9' when l.age < 15 then '10_14' else '15_17' end, l.child from last l
        union all select 'work', l.work, l.child from last l
        union all select 'school', case l.at_school when true then 'yes' when false then 'no' else 'unknown' end,
            l.child from last l
        union all select 'hours', case when l.hours is null then 'unknown' when l.hours <= 2 then 'up_to_2'
            when l.hours <= 5 then '3_5' else '6_more' end, l.child from last l
    ), counted as (
        select s.part, s.value, count(distinct s.child)::int as n from said s group by s.part, s.value
        union all select 'sightings', '', count(*)::int from seen having count(*) > 0
    )
    select c.part, c.value,
        case when exact or min(c.n) over (partition by c.part) >= 5 then c.n end
    from counted c;
end $$;
