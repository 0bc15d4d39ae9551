-- Finds children with actual addresses of the day in two municipalities.
create function contradictions_two_addresses(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    select a.child, array_agg(distinct a.record), '{}'::uuid[], array_agg(distinct a.id)
    from contradictions_addresses(children, day, merged, leads) a
    group by a.child having count(distinct (a.district, a.municipality)) > 1
$$;
