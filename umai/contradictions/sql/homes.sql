-- Answers the households in which children live on a day, of these children or (null) of all; `merged` and
-- `leads` as in contradictions_care.
-- Called by: contradictions_carer_elsewhere, contradictions_parent_here_and_away.
create function contradictions_homes(
    children uuid[], day date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, record uuid, household uuid)
language sql stable
as $$
    select coalesce(m.lead, h.child_id), h.child_id, h.household_id
    from register_membership h left join unnest(merged, leads) m(record, lead) on m.record = h.child_id
    where h.current and h.child_id is not null and (children is null or h.child_id = any (children))
        and (h.holds_from is null or h.holds_from <= day) and (h.holds_to is null or h.holds_to >= day)
$$;
