-- Answers the records that were one child with another at an instant (null: that are now), each with the one that leads:
-- the record that no merge put second. Of these children (all records of each) or (null) of all.
-- Called by: 12 functions.
create function register_merged(children uuid[], known_at timestamptz) returns table(record uuid, lead uuid)
language sql stable
as $$
    with recursive step (a, b, second) as materialized (
        select e.a, e.b, e.second from register_merge m
        cross join lateral (values (m.child_id, m.other_id, true), (m.other_id, m.child_id, false)) e(a, b, second)
        where (children is null or m.child_id = any (children))
            and case when known_at is null then m.current else m.recorded_at <= known_at and m.why <> 'struck'
                and not exists (select from register_merge r where r.replaces_id = m.id and r.recorded_at <= known_at) end),
    one (a, b) as (
        select step.a, step.b from step union select one.a, step.b from one join step on step.a = one.b)
    select one.a, (array_agg(one.b order by s.b is not null, one.b))[1]
    from one left join (select distinct step.b from step where step.second) s on s.b = one.b
    group by one.a
$$;
