-- Answers the calls of these days to see a child at once, a day being one in Bishkek, and how many hours it took until
-- somebody saw the child. Several calls about one child that one sighting ended, that are all open, or that were all
-- decided, count once, from the earliest. A call has one row, which is written over when it goes on in a case: as of an
-- earlier day it counts in the case in which it stands now, so that such a figure may fall by calls that were joined.
-- Called by: nobody in the program.
create function indicators_rows_urgent_calls(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    seen text, hours text, days int)
language sql stable
as $$
    select u.id, u.child_id, u.district_id, u.municipality_id, u.taken_by_id, u.case_id, u.day,
        case when u.seen_at is not null then 'seen' when u.is_over then 'decided' else 'not_yet' end,
        case when u.seen_at is null then 'not_seen' when u.seen_at - u.called_at <= interval '3 hours' then '3_hours'
            when u.seen_at - u.called_at <= interval '24 hours' then '24_hours'
            when u.seen_at - u.called_at <= interval '72 hours' then '72_hours' else 'over_72_hours' end, null::int
    from (
        select distinct on (coalesce(x.case_id, x.id), s.seen_at, s.is_over) x.id, x.child_id,
            case when known_at is null then x.district_id
                else (select h.district_id from indicators_district_then(x.child_id, x.district_id, known_at) h)
            end as district_id,
            x.municipality_id, x.taken_by_id, x.case_id,
            (x.called_at at time zone 'Asia/Bishkek')::date as day, x.called_at, s.seen_at, s.is_over
        from urgency_urgency x
        cross join lateral (
            select case when known_at is null or x.ended_at <= known_at then x.seen_at end as seen_at,
                x.ended_at is not null and (known_at is null or x.ended_at <= known_at) as is_over) s
        where x.called_at < (until + 1)::timestamp at time zone 'Asia/Bishkek' and (known_at is null or x.called_at <= known_at)
            and (not s.is_over or x.called_at >= since::timestamp at time zone 'Asia/Bishkek')
        order by coalesce(x.case_id, x.id), s.seen_at, s.is_over, x.called_at, x.id) u
    where u.day >= since
$$;
