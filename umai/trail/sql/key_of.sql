-- Answers SQL for the key of the row `n` of this table as the proofs name it: its id, or the MD5 of a key of
-- several columns.
-- Called by: trail_erase_rows, trail_erases, rights_erase.
create function trail_key_of(keyed text) returns text
language plpgsql stable
set search_path = pg_catalog, public, pg_temp
as $$
declare columns text[];
begin
    select array_agg(format('n.%I', a.attname) order by c.n) into columns
        from pg_index i cross join unnest(i.indkey) with ordinality c(number, n)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = c.number
        where i.indrelid = keyed::regclass and i.indisprimary;
    return case when cardinality(columns) = 1 then columns[1]
        else format('md5(concat_ws('' '', %s))::uuid', array_to_string(columns, ', ')) end;
end $$;
