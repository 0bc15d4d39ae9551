-- Finds children of whom every actual address of the day lies outside the places that hold their file, while
-- no transfer of it waits for an answer.
create function contradictions_lives_elsewhere(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    select a.child, array_agg(distinct a.record), '{}'::uuid[], array_agg(distinct a.id)
    from contradictions_addresses(children, day, merged, leads) a
    left join unnest(merged, leads) m(record, lead) on m.lead = a.child
    join register_child o on o.id = coalesce(m.record, a.child)
    group by a.child
    having not bool_or(a.district = o.district_id
            and (o.municipality_id is null or a.municipality is null or a.municipality = o.municipality_id))
        and not bool_or(exists (
            select from intake_filetransfer t where t.child_id = o.id
                and not exists (select from intake_filetransferanswer w where w.transfer_id = t.id)))
$$;
