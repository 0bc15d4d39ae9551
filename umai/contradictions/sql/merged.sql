-- Answers the records that are one child with another, each with the one under which rules find them: of
-- these children (all records of each) or (null) of all.
-- Called by: contradictions_by_rule, contradictions_renew.
create function contradictions_merged(children uuid[]) returns TABLE(record uuid, lead uuid)
language sql stable
as $$
    with recursive step (a, b) as (
        select e.a, e.b from register_merge m
        cross join lateral (values (m.child_id, m.other_id), (m.other_id, m.child_id)) e(a, b)
        where m.current and (children is null or m.child_id = any (children))),
    one (a, b) as (
        select a, b from step union select one.a, step.b from one join step on step.a = one.b)
    select a, (array_agg(b order by b))[1] from one group by a
$$;
