-- Strikes a resolution by a row that replaces it, in the place of the struck one. Nothing is deleted.
-- Security definer: a reader need not be able to write a resolution.
-- Called by: linkage_settle.
create function linkage_unresolve(s linkage_resolution) returns void
language sql security definer
set search_path = pg_catalog, public, pg_temp
as $$
    insert into linkage_resolution (id, recorded_at, source, why, current, row_id, child_id, pair, what, rule,
        replaces_id, district_id, municipality_id, office_id)
    values (gen_random_uuid(), clock_timestamp(), 'form', 'struck', true, s.row_id, s.child_id, s.pair, s.what,
        s.rule, s.id, s.district_id, s.municipality_id, s.office_id)
$$;
