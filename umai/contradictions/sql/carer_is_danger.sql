-- Finds children whose carer of the day is the one from whom the danger comes, by a protection that runs.
-- Called by: contradictions_by_rule.
create function contradictions_carer_is_danger(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    with danger(record, id, adult) as materialized (
        select p.child_id, d.id, d.suspect_id from protection_protection p
            join protection_safetydecision d on d.protection_id = p.id and d.current and d.decided <> 'no_danger'
            where not exists (select from protection_protectionending e where e.protection_id = p.id)
                and (children is null or p.child_id = any (children))
        union all
        select p.child_id, i.id, i.adult_id from protection_protection p
            join protection_conflictofinterest i on i.protection_id = p.id and i.current and i.interest = 'is_suspect'
            where not exists (select from protection_protectionending e where e.protection_id = p.id)
                and (children is null or p.child_id = any (children)))
    select c.child, array_agg(distinct r.record), array_agg(distinct c.carer), array_agg(distinct r.id)
    from danger d left join unnest(merged, leads) m(record, lead) on m.record = d.record
    join contradictions_care(children, day, merged, leads) c on c.child = coalesce(m.lead, d.record) and c.carer = d.adult
    cross join lateral (values (c.record, c.id), (d.record, d.id)) r(record, id)
    group by c.child
$$;
