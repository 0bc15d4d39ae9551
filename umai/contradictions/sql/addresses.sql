-- Answers the actual addresses of a day in a known place, with the municipality and district that they lie
-- in now; `merged` and `leads` as in contradictions_care.
-- Called by: contradictions_lives_elsewhere, contradictions_two_addresses.
create function contradictions_addresses(
    children uuid[], day date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, record uuid, id uuid, district int, municipality int)
language sql stable
as $$
    select coalesce(m.lead, a.child_id), a.child_id, a.id, p.district_id, p.municipality_id
    from register_address a join places_place s on s.id = a.settlement_id
    join places_place p on p.id = coalesce(s.replaced_by_id, s.id)
    left join unnest(merged, leads) m(record, lead) on m.record = a.child_id
    where a.current and a.kind = 'actual' and (children is null or a.child_id = any (children))
        and (a.holds_from is null or a.holds_from <= day) and (a.holds_to is null or a.holds_to >= day)
$$;
