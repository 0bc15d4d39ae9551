-- Empties these columns of these rows of one table, by an erasure to which two persons agreed: a text becomes
-- a dash (nothing, where no two may be the same), a day the first of its year, a list or an object is empty, the
-- rest null. Each row is named in `trail_erasedrow`, the salts of its older proofs become zero, and what is left
-- is hashed anew for the entry of this act. Answers how many rows.
-- No role may run it: the room that knows of the agreement does.
-- Called by: rights_erase.
create function trail_erase_rows(agreed uuid, erased text, keys uuid[], columns text[]) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
set timezone = 'UTC' set bytea_output = 'hex' set extra_float_digits = 1 set intervalstyle = 'postgres'
as $$
declare
    entry uuid;
    shape record;
    emptied text;
    key_of text := trail_key_of(erased);
    nothing constant uuid := '00000000-0000-0000-0000-000000000000';
begin
    if coalesce(cardinality(keys), 0) = 0 then return 0; end if;
    insert into trail_erasedrow (id, erasure_id, table_name, row_id, emptied, transaction, erased_at)
        select gen_random_uuid(), agreed, erased, key, columns, pg_current_xact_id()::text::bigint,
            clock_timestamp() from unnest(keys) key;
    select string_agg(format(case
            when format_type(a.atttypid, null) in ('text', 'character varying') and exists (
                select from pg_index i where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey))
                then '%1$I = '''''
            when format_type(a.atttypid, null) in ('text', 'character varying')
                then '%1$I = case when %1$I = '''' then '''' else ''—'' end'
            when format_type(a.atttypid, null) = 'date' then '%1$I = date_trunc(''year'', %1$I)::date'
            when format_type(a.atttypid, null) = 'jsonb'
                then '%1$I = case jsonb_typeof(%1$I) when ''array'' then ''[]'' else ''{}'' end::jsonb'
            when format_type(a.atttypid, null) = 'bytea' then '%1$I = '''''
            else '%1$I = null' end, a.attname), ', ')
        into emptied from pg_attribute a where a.attrelid = erased::regclass and a.attname = any (columns);
    execute format('update %I n set %s where %s = any ($1)', erased, emptied, key_of) using keys;
    update trail_rowproof p set salts = array(
            select case when u.key = any (keys) then nothing else u.salt end
            from unnest(p.ids, p.salts) with ordinality u(key, salt, n) order by u.n)
        where p.ids && keys and p.shape in (select s.digest from trail_rowshape s where s.table_name = erased);
    entry := trail_open_entry();
    select s.digest, string_agg(format('n.%I', c.name), ', ' order by c.n) as listed into shape
        from (select r.digest, r.columns from trail_rowshape r where r.table_name = erased and r.part = ''
              order by cardinality(r.columns) desc limit 1) s,
            unnest(s.columns) with ordinality c(name, n)
        group by s.digest;
    execute format('insert into trail_rowproof (entry_id, shape, ids, salts, hashes)
        select $1, %2$L, array_agg(h._key), array_agg(h._salt), array_agg(h._hash) from (
            select n._key, n._salt, sha256(uuid_send(n._salt)
                || convert_to(%3$L || json_build_array(%4$s)::text, ''UTF8'')) as _hash,
                row_number() over () / 1000 as _part
            from (select gen_random_uuid() as _salt, %5$s as _key, n.* from %1$I n where %5$s = any ($2)) n) h
        group by h._part',
        erased, shape.digest, erased || '|' || shape.digest || '|', shape.listed, key_of) using entry, keys;
    return cardinality(keys);
end $$;
