-- Answers which worker opened which child's file on which of these days (in Bishkek), and when first: a look at
-- one record of a file, by a post that works with files; to read why it was opened is none. Records that are
-- one child are one. Asked worker by worker, so that the index of the trail by worker is used.
-- Called by: opens_counted, opens_unusual, bench/opens.py.
create function opens_of_days(first date, last date) returns TABLE(worker uuid, office uuid, role text, child uuid, day date, first_at timestamptz)
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    with looks as (
        select w.id as worker, e.office_id as office, e.role::text as role, e.at,
            (e.at at time zone 'Asia/Bishkek')::date as day, e.child_id
        from staff_worker w
        join trail_entry e on e.worker_id = w.id
            and e.at >= first::timestamp at time zone 'Asia/Bishkek'
            and e.at < (last + 1)::timestamp at time zone 'Asia/Bishkek'
        where e.outcome = 'looked' and e.child_id is not null and e.kind not in ('list', 'page') and e.kind not like 'opens.%'
            and e.role in ('social_worker', 'specialist', 'head', 'oblast_supervisor')),
    merged as (
        select m.id, (select min(r::text)::uuid from unnest(register_one_with(array[m.id])) r) as one
        from (select distinct l.child_id as id from looks l) m
        where exists (select from register_merge j where j.current and m.id in (j.child_id, j.other_id)))
    select l.worker, (array_agg(l.office order by l.at))[1], (array_agg(l.role order by l.at))[1],
        (array_agg(l.child_id order by l.at))[1], l.day, min(l.at)
    from looks l left join merged m on m.id = l.child_id
    group by l.worker, l.day, coalesce(m.one, l.child_id)
$$;
