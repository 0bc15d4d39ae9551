-- Finds children whose carer of the day lives in another household, or has moved out of the child's.
-- Called by: contradictions_by_rule.
create function contradictions_carer_elsewhere(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    with cared as materialized (
        select c.child, c.record, c.id, c.carer, o.record, o.household
        from contradictions_care(children, day, merged, leads) c
        join contradictions_homes(children, day, merged, leads) o on o.child = c.child
        where c.carer is not null)
    select c.child, array_agg(distinct r.record), array_agg(distinct s.id), array_agg(distinct r.id)
    from cared c(child, record, id, carer, home_record, household)
    join register_membership m on m.adult_id = c.carer and m.current
        and (m.holds_from is null or m.holds_from <= day)
        and ((m.household_id = c.household and m.holds_to < day)
            or (m.household_id <> c.household and (m.holds_to is null or m.holds_to >= day)))
    cross join lateral (values (c.record, c.id), (c.home_record, m.id)) r(record, id)
    cross join lateral (values (c.carer), (m.household_id), (c.household)) s(id)
    where not exists (select from cared own(child, record, id, carer, home_record, household)
                      join contradictions_members(day) l on l.household = own.household
                      where own.child = c.child and l.adult = c.carer)
    group by c.child
$$;
