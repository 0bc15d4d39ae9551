-- Finds children of whom a parent is away on the day, and lives with the child or is the carer.
create function contradictions_parent_here_and_away(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    select p.child, array_agg(distinct r.record), array_agg(distinct s.id), array_agg(distinct r.id)
    from contradictions_parents(children, day, merged, leads) p
    join contradictions_away(day) a on a.adult = p.adult
    join (select c.child, c.record, c.id, c.carer, c.carer from contradictions_care(children, day, merged, leads) c
          union all
          select o.child, o.record, m.id, m.adult, m.household from contradictions_homes(children, day, merged, leads) o
          join contradictions_members(day) m on m.household = o.household) h(child, record, id, adult, lived)
        on h.child = p.child and h.adult = p.adult
    cross join lateral (values (p.record, a.id), (h.record, h.id)) r(record, id)
    cross join lateral (values (p.adult), (h.lived)) s(id)
    group by p.child
$$;
