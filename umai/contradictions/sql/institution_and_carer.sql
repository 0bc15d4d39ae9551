-- Finds children who live in an institution on the day, and with a carer.
-- Called by: contradictions_by_rule.
create function contradictions_institution_and_carer(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    with cares as materialized (select c.* from contradictions_care(children, day, merged, leads) c)
    select i.child, array_agg(distinct r.record), array_agg(distinct c.carer), array_agg(distinct r.id)
    from cares i
    join cares c on c.child = i.child and c.carer is not null
    cross join lateral (values (i.record, i.id), (c.record, c.id)) r(record, id)
    where i.is_institution
    group by i.child
$$;
