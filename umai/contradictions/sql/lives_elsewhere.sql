-- Finds children of whom every actual address of the day lies outside the places that hold their file, while
-- no transfer of it waits for an answer.
-- Called by: contradictions_by_rule.
create function contradictions_lives_elsewhere(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    with astray as materialized (
        select a.child from contradictions_addresses(children, day, merged, leads) a join register_child c on c.id = a.record
        where a.district <> c.district_id or a.municipality <> c.municipality_id),
    lived as materialized (
        select a.* from contradictions_addresses(children, day, merged, leads) a
        where a.child in (select s.child from astray s))
    select a.child, array_agg(distinct a.record), '{}'::uuid[], array_agg(distinct a.id)
    from lived a
    left join unnest(merged, leads) m(record, lead) on m.lead = a.child
    join register_child o on o.id = coalesce(m.record, a.child)
    group by a.child
    having not bool_or(a.district = o.district_id and coalesce(a.municipality = o.municipality_id, true))
        and not bool_or(exists (
            select from intake_filetransfer t where t.child_id = o.id
                and not exists (select from intake_filetransferanswer w where w.transfer_id = t.id)))
$$;
