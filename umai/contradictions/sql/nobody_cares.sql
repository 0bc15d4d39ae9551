-- Finds children whose every recorded parent is away, and for whom nobody is recorded as caring on the day.
-- Of records that are one child a parent is away when one of them says so.
-- Called by: contradictions_by_rule.
create function contradictions_nobody_cares(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    with gone as materialized (
        select p.child, p.record, p.adult, p.relation, a.id
        from contradictions_parents(children, day, merged, leads) p join contradictions_away(day) a on a.adult = p.adult)
    select g.child, array_agg(distinct g.record), array_agg(distinct g.adult), array_agg(distinct g.id)
    from gone g
    where not exists (select from contradictions_parents(children, day, merged, leads) p
                      where p.child = g.child
                          and not exists (select from gone o where o.child = p.child and o.relation = p.relation))
        and not exists (select from contradictions_care(children, day, merged, leads) c where c.child = g.child)
    group by g.child
$$;
