-- Finds children whose carer of the day is away on it, and is no parent.
create function contradictions_carer_away(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    select c.child, array_agg(distinct c.record), array_agg(distinct c.carer), array_agg(distinct r.id)
    from contradictions_care(children, day, merged, leads) c
    join contradictions_away(day) a on a.adult = c.carer
    cross join lateral (values (c.id), (a.id)) r(id)
    where not exists (select from contradictions_parents(children, day, merged, leads) p
                      where p.child = c.child and p.adult = c.carer)
    group by c.child
$$;
