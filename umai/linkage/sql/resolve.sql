-- Records that the row of a pair is the child of that pair. `by_rule` names the rule, and is empty where
-- readers said so. Security definer: a reader need not be able to write a resolution.
-- Called by: linkage_settle.
create function linkage_resolve(p linkage_recordpair, by_rule text) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    insert into linkage_resolution (id, recorded_at, source, why, current, row_id, child_id, pair, what, rule)
    values (gen_random_uuid(), clock_timestamp(), 'form', 'change', true, p.row_id, p.child_id, p.id, 'child', by_rule)
$$;
