-- Finds people who are children in law by no day of birth that is possible, with an open case or a
-- protection that runs. Of records that are one child each has to say so.
-- Called by: contradictions_by_rule.
create function contradictions_grown_up(
    children uuid[], day date, born_after date, merged uuid[], leads uuid[]
) returns TABLE(child uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable
as $$
    select coalesce(m.lead, o.record), array_agg(distinct o.record), '{}'::uuid[], array_agg(distinct r.id)
    from (select c.child_id, c.id from intake_case c
              where not exists (select from intake_closure e where e.case_id = c.id)
                  and (children is null or c.child_id = any (children))
          union all
          select p.child_id, p.id from protection_protection p
              where not exists (select from protection_protectionending e where e.protection_id = p.id)
                  and (children is null or p.child_id = any (children))) o(record, id)
    join contradictions_grown(born_after) g on g.record = o.record
    left join unnest(merged, leads) m(record, lead) on m.record = o.record
    cross join lateral (values (g.id), (o.id)) r(id)
    where not exists (select from unnest(merged, leads) other(record, lead)
                      where other.lead = m.lead
                          and not exists (select from contradictions_grown(born_after) h where h.record = other.record))
    group by 1
$$;
