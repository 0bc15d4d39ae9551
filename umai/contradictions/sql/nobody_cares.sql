-- Finds children whose every recorded parent is away, and for whom nobody is recorded as caring on the day.
-- Of records that are one child a parent is away when one of them says so.
create function contradictions_nobody_cares(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    select p.child, array_agg(distinct p.record) filter (where a.id is not null),
        array_agg(distinct a.adult) filter (where a.id is not null), array_agg(distinct a.id) filter (where a.id is not null)
    from contradictions_parents(children, day, merged, leads) p
    left join contradictions_away(day) a on a.adult = p.adult
    where not exists (select from contradictions_care(children, day, merged, leads) c where c.child = p.child)
    group by p.child
    having count(distinct p.relation) = count(distinct p.relation) filter (where a.id is not null)
$$;
