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
    with seen as (
        select coalesce(s.first_id, s.id) as seen_id, s.* from rounds_sighting s
        where s.current and s.round_id = any (of_rounds) and s.district_id = any (rounds_here())
    ), row_of_child as (
        select o.child, s.* from seen s
            join rounds_one_child(array(select distinct n.seen_id from seen n), null) o on o.seen_id = s.seen_id
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
