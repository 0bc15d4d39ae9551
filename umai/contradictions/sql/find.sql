-- Finds what does not fit together on a day: of these children, or (null) of all. `children` has all records
-- of each child. Each rule is planned for the children that are asked for: of all by whole tables, of one by
-- indexes. People who are no children any more have only the rule that says so. A child comes under the
-- record under which its other records were found, or under the first of those whose rows contradict.
-- Called by: contradictions_of, contradictions_renew.
create function contradictions_find(
    children uuid[], day date, born_after date
) returns TABLE(rule text, child uuid, lead uuid, records uuid[], shared uuid[], rows uuid[])
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare merged uuid[]; leads uuid[];
begin
    select coalesce(array_agg(m.record), '{}'), coalesce(array_agg(m.lead), '{}') into merged, leads
        from contradictions_merged(children) m;
    return query
        select f.rule, case when f.child = any (f.records) then f.child else f.records[1] end, f.child,
            f.records, f.shared, f.rows
        from (
            select 'carer_is_danger', * from contradictions_carer_is_danger(children, day, born_after, merged, leads)
            union all select 'nobody_cares', * from contradictions_nobody_cares(children, day, born_after, merged, leads)
            union all select 'carer_away', * from contradictions_carer_away(children, day, born_after, merged, leads)
            union all select 'carer_is_minor', * from contradictions_carer_is_minor(children, day, born_after, merged, leads)
            union all select 'lives_elsewhere', * from contradictions_lives_elsewhere(children, day, born_after, merged, leads)
            union all select 'parent_here_and_away', *
                from contradictions_parent_here_and_away(children, day, born_after, merged, leads)
            union all select 'carer_elsewhere', * from contradictions_carer_elsewhere(children, day, born_after, merged, leads)
            union all select 'institution_and_carer', *
                from contradictions_institution_and_carer(children, day, born_after, merged, leads)
            union all select 'two_carers', * from contradictions_two_carers(children, day, born_after, merged, leads)
            union all select 'two_addresses', * from contradictions_two_addresses(children, day, born_after, merged, leads)
            union all select 'grown_up', * from contradictions_grown_up(children, day, born_after, merged, leads)
        ) f(rule, child, records, shared, rows)
        where f.rule = 'grown_up'
            or exists (select from unnest(f.records) one(record)
                where not exists (select from contradictions_grown(born_after) g where g.record = one.record));
end $$;
