-- Answers what the head is asked about the walk of a round, as counts: what may have another reason is a question
-- and no finding. One row a question:
--   hour       a team had more doors answered within an hour than `an_hour`: the most on that day
--   day        a team had more doors answered on a day than `a_day`
--   speed      a team went between two doors faster than `a_minute` metres a minute; nearer than `noticed` nobody is asked
--   alike      all answers of a sheet are the same, and there are at least `alike`
--   order      a sheet was answered in exactly the order of the last round, which is not that of its numbers
--   copied     each answer of a sheet is that of the last round, and they are not all the same
--   two_teams  two teams each had a door answered at the same dwelling: so many, and their numbers
-- Only answers that nobody corrected count. For the head and who supervises the district: it is about colleagues.
-- Security definer, so that the whole round is read with one look at the reach.
-- Called by: umai/rounds/coverage/questions.py.
create function rounds_walk_questions(of_round uuid, a_sheet int, an_hour int, a_day int, a_minute int, noticed int,
    alike int)
returns table(kind text, team int, sheet int, said_on date, n int, measured int, result text, numbers int[])
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
    walked rounds_round;
begin
    select * into walked from rounds_round r where r.id = of_round;
    if coalesce(access_role() not in ('head', 'oblast_supervisor') or walked.district_id <> all (access_districts()), true)
    then
        return;
    end if;
    return query
    with doors as materialized (
        select a.id, a.team::int as team, a.result::text as result, a.migrants, a.others, a.said_on, a.said_at,
            a.latitude::float as north, a.longitude::float as east, coalesce(a.said_at, a.recorded_at) as at,
            a.result not in ('nobody', 'abandoned') as spoke, s.answer_id = a.id as counts, s.number,
            (s.number - 1) / a_sheet + 1 as sheet, s.dwelling_id
        from rounds_roundstop s join rounds_dooranswer a on a.stop_id = s.id
        where s.round_id = of_round and a.kind = 'walk' and a.current and a.why <> 'struck'
    ), hours as (
        select d.team, d.said_on, count(*) over (partition by d.team order by d.said_at
            range between current row and interval '1 hour' following)::int as n
        from doors d where d.spoke and d.said_at is not null
    ), points as (
        select d.team, d.said_on, d.north, d.east, extract(epoch from d.said_at - lag(d.said_at) over way) as seconds,
            lag(d.north) over way as north_before, lag(d.east) over way as east_before
        from doors d where d.said_at is not null and d.north is not null
        window way as (partition by d.team order by d.said_at, d.number)
    ), legs as (
        select p.team, p.said_on, p.seconds, 12742000 * asin(sqrt(least(1, sin(radians(p.north - p.north_before) / 2) ^ 2
            + cos(radians(p.north)) * cos(radians(p.north_before)) * sin(radians(p.east - p.east_before) / 2) ^ 2))) as metres
        from points p where p.north_before is not null
    ), fast as (
        select l.team, l.said_on, l.metres * 60 / greatest(l.seconds, 1) as speed from legs l where l.metres >= noticed
    ), earlier as materialized (
        select d.*, b.round_id as before, b.at as at_before, b.result = d.result and b.migrants = d.migrants
            and b.others = d.others as same
        from doors d join lateral (
            select p.round_id, a.result, a.migrants, a.others, coalesce(a.said_at, a.recorded_at) as at
            from rounds_roundstop p join rounds_round r on r.id = p.round_id join rounds_dooranswer a on a.id = p.answer_id
            where p.dwelling_id = d.dwelling_id and (r.from_on, r.number) < (walked.from_on, walked.number)
            order by r.from_on desc, r.number desc limit 1) b on true
        where d.counts
    ), ranked as (
        select e.*, row_number() over (partition by e.sheet order by e.at, e.number) as place,
            row_number() over (partition by e.sheet order by e.at_before, e.number) as earlier_place,
            row_number() over (partition by e.sheet order by e.number) as listed
        from earlier e
    ), again as (
        select r.sheet, count(*)::int as n, bool_and(r.place = r.earlier_place) and bool_or(r.place <> r.listed) as ordered,
            bool_and(r.same) and count(distinct (r.result, r.migrants, r.others)) > 1 as copied
        from ranked r group by r.sheet having count(*) >= alike and count(distinct r.before) = 1
    ), twice as (
        select d.number from doors d where d.spoke group by d.number having count(distinct d.team) > 1
    )
    select 'hour', h.team, null::int, h.said_on, max(h.n), null::int, null::text, null::int[]
        from hours h group by h.team, h.said_on having max(h.n) > an_hour
    union all
    select 'day', d.team, null, d.said_on, count(*)::int, null, null, null
        from doors d where d.spoke group by d.team, d.said_on having count(*) > a_day
    union all
    select 'speed', f.team, null, f.said_on, count(*)::int, round(max(f.speed))::int, null, null
        from fast f where f.speed > a_minute group by f.team, f.said_on
    union all
    select 'alike', min(d.team), d.sheet, max(d.said_on), count(*)::int, null, min(d.result), null
        from doors d where d.counts group by d.sheet
        having count(*) >= alike and count(distinct (d.result, d.migrants, d.others)) = 1 and min(d.result) <> 'abandoned'
    union all
    select 'order', null, g.sheet, null, g.n, null, null, null from again g where g.ordered
    union all
    select 'copied', null, g.sheet, null, g.n, null, null, null from again g where g.copied
    union all
    select 'two_teams', null, null, null, count(*)::int, null, null,
        (array_agg(t.number::int order by t.number))[1:20] from twice t having count(*) > 0
    order by 1, 3, 4, 2;
end $$;
