-- Answers the recorded mothers and fathers, of these children or (null) of all; `merged` and `leads` as in
-- contradictions_care.
-- Called by: contradictions_carer_away, contradictions_nobody_cares, contradictions_parent_here_and_away.
create function contradictions_parents(
    children uuid[], day date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, record uuid, id uuid, adult uuid, relation text)
language sql stable
as $$
    select coalesce(m.lead, k.child_id), k.child_id, k.id, k.adult_id, k.relation
    from register_kinship k left join unnest(merged, leads) m(record, lead) on m.record = k.child_id
    where k.current and k.relation in ('mother', 'father') and (children is null or k.child_id = any (children))
        and (k.holds_from is null or k.holds_from <= day) and (k.holds_to is null or k.holds_to >= day)
$$;
