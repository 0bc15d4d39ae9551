-- Finds children whose carer of the day is away on it, and is no parent.
-- Called by: contradictions_by_rule.
create function contradictions_carer_away(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    with gone as materialized (
        select c.child, c.record, c.carer, c.id, a.id
        from contradictions_care(children, day, merged, leads) c join contradictions_away(day) a on a.adult = c.carer)
    select g.child, array_agg(distinct g.record), array_agg(distinct g.carer), array_agg(distinct r.id)
    from gone g(child, record, carer, care, absence)
    cross join lateral (values (g.care), (g.absence)) r(id)
    where not exists (select from contradictions_parents(children, day, merged, leads) p
                      where p.child = g.child and p.adult = g.carer)
    group by g.child
$$;
