-- Finds what does not fit together on a day: of these children, or (null) of all; by these rules, or (null)
-- by all. `children` has all records of each child. People who are no children any more have only the rule
-- that says so. A child comes under the record under which its other records were found, or under the first
-- of those whose rows contradict.
-- Called by: contradictions_of, contradictions_renew.
create function contradictions_find(
    children uuid[], day date, born_after date, wanted text[]
) returns TABLE(rule text, child uuid, lead uuid, records uuid[], shared uuid[], rows uuid[])
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select f.rule, case when f.child = any (f.records) then f.child else f.records[1] end, f.child,
        f.records, f.shared, f.rows
    from contradictions_by_rule(children, day, born_after, wanted) f
    where f.rule = 'grown_up'
        or exists (select from unnest(f.records) one(record)
            where not exists (select from contradictions_grown(born_after) g where g.record = one.record))
$$;
