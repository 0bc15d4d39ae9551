-- Finds children with actual addresses of the day in two municipalities.
-- Called by: contradictions_by_rule.
create function contradictions_two_addresses(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    select a.child, array_agg(distinct r.record), '{}'::uuid[], array_agg(distinct r.id)
    from contradictions_addresses(children, day, merged, leads) a
    join contradictions_addresses(children, day, merged, leads) b on b.child = a.child and b.id > a.id
    cross join lateral (values (a.record, a.id), (b.record, b.id)) r(record, id)
    where a.district <> b.district or a.municipality <> b.municipality
    group by a.child
$$;
