-- Finds children of whom a parent is away on the day, and lives with the child or is the carer.
-- Called by: contradictions_by_rule.
create function contradictions_parent_here_and_away(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    with gone as materialized (
        select p.child, p.record, p.adult, a.id
        from contradictions_parents(children, day, merged, leads) p join contradictions_away(day) a on a.adult = p.adult),
    here as (
        select g.*, c.record, c.id, c.carer
        from gone g join contradictions_care(children, day, merged, leads) c on c.child = g.child and c.carer = g.adult
        union all
        select g.*, o.record, m.id, m.household
        from gone g join contradictions_homes(children, day, merged, leads) o on o.child = g.child
        join contradictions_members(day) m on m.household = o.household and m.adult = g.adult)
    select h.child, array_agg(distinct r.record), array_agg(distinct s.id), array_agg(distinct r.id)
    from here h(child, record, adult, absence, here_record, here_id, lived)
    cross join lateral (values (h.record, h.absence), (h.here_record, h.here_id)) r(record, id)
    cross join lateral (values (h.adult), (h.lived)) s(id)
    group by h.child
$$;
