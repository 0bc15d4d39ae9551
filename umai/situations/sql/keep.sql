-- Writes what a run derived of some children: `derived` has of each the record that leads (child), all records,
-- the adults whose rows were read (shared), and the spans [code, standing, reasons, from, to]. Only what differs
-- is written: what stands no more ends by this run. Answers how many were written and how many ended.
-- Called by: umai/situations/deriving.py.
create function situations_keep(run bigint, derived jsonb, out written bigint, out ended bigint)
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    -- A file that moves now takes its findings along, or is moved before: never between.
    perform 1 from register_child where id in (select (g ->> 'child')::uuid from jsonb_array_elements(derived) g)
        order by id for share;

    with whose as materialized (
        select (g ->> 'child')::uuid as child, array(select jsonb_array_elements_text(g -> 'records')::uuid) as records
        from jsonb_array_elements(derived) g),
    given as materialized (
        select (g ->> 'child')::uuid as child, s ->> 0 as code, s ->> 1 as standing,
            array(select jsonb_array_elements_text(s -> 2)) as reasons, (s ->> 3)::date as from_on, (s ->> 4)::date as to_on
        from jsonb_array_elements(derived) g cross join jsonb_array_elements(g -> 'spans') s)
    update situations_legalfinding f set ended_by_id = run
    from whose w cross join unnest(w.records) r(id)
    where f.child_id = r.id and f.ended_by_id is null
        and not exists (
            select from given g where g.child = f.child_id and g.code = f.code and g.standing = f.standing
                and g.reasons = f.reasons::text[] and g.from_on is not distinct from f.from_on
                and g.to_on is not distinct from f.to_on);
    get diagnostics ended = row_count;

    with whose as materialized (
        select (g ->> 'child')::uuid as child, array(select jsonb_array_elements_text(g -> 'records')::uuid) as records,
            array(select jsonb_array_elements_text(g -> 'shared')::uuid) as shared
        from jsonb_array_elements(derived) g)
    update situations_legalfinding f set records = w.records, shared = w.shared, district_id = h.district_id,
        municipality_id = h.municipality_id
    from whose w join register_child h on h.id = w.child
    where f.child_id = w.child and f.ended_by_id is null
        and (f.records, f.shared, f.district_id, f.municipality_id)
            is distinct from (w.records, w.shared, h.district_id, h.municipality_id);

    insert into situations_legalfinding (id, child_id, district_id, municipality_id, records, shared, code, standing, reasons,
        from_on, to_on, derived_by_id)
    select gen_random_uuid(), g.child, h.district_id, h.municipality_id, g.records, g.shared, g.code, g.standing, g.reasons,
        g.from_on, g.to_on, run
    from (
        select (g ->> 'child')::uuid as child, array(select jsonb_array_elements_text(g -> 'records')::uuid) as records,
            array(select jsonb_array_elements_text(g -> 'shared')::uuid) as shared, s ->> 0 as code, s ->> 1 as standing,
            array(select jsonb_array_elements_text(s -> 2)) as reasons, (s ->> 3)::date as from_on, (s ->> 4)::date as to_on
        from jsonb_array_elements(derived) g cross join jsonb_array_elements(g -> 'spans') s) g
    join register_child h on h.id = g.child
    where not exists (
        select from situations_legalfinding f where f.child_id = g.child and f.ended_by_id is null and f.code = g.code
            and f.standing = g.standing and f.reasons::text[] = g.reasons and f.from_on is not distinct from g.from_on);
    get diagnostics written = row_count;
end $$;
