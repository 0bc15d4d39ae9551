-- Finds children with two carers on the day who live in no household together, or in two institutions.
-- Called by: contradictions_by_rule.
create function contradictions_two_carers(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    with cares as materialized (select c.* from contradictions_care(children, day, merged, leads) c)
    select a.child, array_agg(distinct r.record), coalesce(array_agg(distinct r.carer) filter (where r.carer is not null), '{}'),
        array_agg(distinct r.id)
    from cares a
    join cares b on b.child = a.child and b.id > a.id
    cross join lateral (values (a.record, a.id, a.carer), (b.record, b.id, b.carer)) r(record, id, carer)
    where a.carer <> b.carer and not a.is_institution and not b.is_institution
            and not exists (select from contradictions_members(day) m join contradictions_members(day) n
                            on n.household = m.household where m.adult = a.carer and n.adult = b.carer)
            -- Two records that became one child may each have its own row of the same adult.
            and not exists (select from register_adultidentity i join register_adultidentity j
                            on (lower(j.surname), lower(j.given)) = (lower(i.surname), lower(i.given))
                            where a.record <> b.record and i.adult_id = a.carer and j.adult_id = b.carer
                                and i.current and j.current and coalesce(i.birth_date = j.birth_date, true))
        or a.institution <> '' and b.institution <> '' and lower(trim(a.institution)) <> lower(trim(b.institution))
    group by a.child
$$;
