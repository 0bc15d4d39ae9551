-- Keeps pairs of two records of the register that may be duplicates, with the district of each. A pair
-- that is kept already for the same model stays as it is; answers how many were added. Security definer:
-- no role may write a pair.
-- Called by: umai/linkage/candidates/duplicates.py.
create function linkage_keep_duplicates(pairs jsonb) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    insert into linkage_recordpair (id, recorded_at, source, child_id, other_child_id, district_id, other_district_id,
            bits, probability, band, levels, model)
        select gen_random_uuid(), clock_timestamp(), 'batch', c.id, o.id, c.district_id, o.district_id,
            (p ->> 'bits')::float, (p ->> 'probability')::float, p ->> 'band', p -> 'levels', p ->> 'model'
        from jsonb_array_elements(pairs) p
        join register_child c on c.id = (p ->> 'one')::uuid join register_child o on o.id = (p ->> 'other')::uuid
        on conflict do nothing;
    get diagnostics n = row_count;
    return n;
end $$;
