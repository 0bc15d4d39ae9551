-- Finds children whose carer of the day is a child in law, by every day of birth that is possible.
-- Called by: contradictions_by_rule.
create function contradictions_carer_is_minor(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    select c.child, array_agg(distinct c.record), array_agg(distinct c.carer), array_agg(distinct r.id)
    from contradictions_care(children, day, merged, leads) c
    join register_adultidentity i on i.adult_id = c.carer and i.current and i.birth_date > born_after
    cross join lateral (values (c.id), (i.id)) r(id)
    group by c.child
$$;
