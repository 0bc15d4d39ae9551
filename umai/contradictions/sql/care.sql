-- Answers the care arrangements that hold on a day, of these children or (null) of all. Records that are
-- one child come under one of them: those in `merged` under the same place of `leads`.
-- Called by: contradictions_carer_away, contradictions_carer_elsewhere, contradictions_carer_is_danger, contradictions_carer_is_minor, contradictions_institution_and_carer, contradictions_nobody_cares, contradictions_parent_here_and_away, contradictions_two_carers.
create function contradictions_care(
    children uuid[], day date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, record uuid, id uuid, carer uuid, is_institution boolean, institution text)
language sql stable
as $$
    select coalesce(m.lead, c.child_id), c.child_id, c.id, c.carer_id, c.institution <> '' or c.paper = 'institution', c.institution
    from register_carearrangement c left join unnest(merged, leads) m(record, lead) on m.record = c.child_id
    where c.current and (children is null or c.child_id = any (children))
        and (c.holds_from is null or c.holds_from <= day) and (c.holds_to is null or c.holds_to >= day)
$$;
