-- Keeps the weighed pairs of rows of an edition, and resolves a row to a child where a rule is named. A
-- pair that is kept for the same model, and a row that is resolved, stay as they are. A pair with a
-- child takes the child's district, one of two rows the first row's. Security definer: no role may write
-- a pair.
-- Called by: umai/linkage/candidates/matching.py.
create function linkage_keep_pairs(pairs jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into linkage_recordpair (id, recorded_at, source, row_id, child_id, other_id, district_id, other_district_id,
            bits, probability, band, levels, model)
        select (p ->> 'id')::uuid, clock_timestamp(), 'batch', r.id, (p ->> 'child')::uuid, o.id,
            coalesce(c.district_id, case when o.id is not null then r.district_id end),
            case when o.id is not null then o.district_id else r.district_id end,
            (p ->> 'bits')::float, (p ->> 'probability')::float, p ->> 'band', p -> 'levels', p ->> 'model'
        from jsonb_array_elements(pairs) p
        join linkage_listrow r on r.id = (p ->> 'row')::uuid
        left join linkage_listrow o on o.id = (p ->> 'other')::uuid
        left join register_child c on c.id = (p ->> 'child')::uuid
        on conflict do nothing;
    insert into linkage_resolution (id, recorded_at, source, why, current, row_id, child_id, pair, what, rule,
            district_id, municipality_id, office_id)
        select gen_random_uuid(), clock_timestamp(), 'batch', 'change', true, (p ->> 'row')::uuid, c.id,
            (p ->> 'id')::uuid, 'child', p ->> 'rule', c.district_id, c.municipality_id, c.office_id
        from jsonb_array_elements(pairs) p join register_child c on c.id = (p ->> 'child')::uuid
        where p ->> 'rule' <> ''
        on conflict do nothing;
end $$;
