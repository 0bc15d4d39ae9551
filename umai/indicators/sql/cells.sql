-- Counts the rows of one indicator by these dimensions, exactly: for publication, which rounds, and for nobody who reads
-- a page. `only_these` holds the dimensions that are fixed, each with its codes. A dimension is a column of text of the
-- function of rows, "oblast" or "district"; no other column can be named, so that no row is told from another. Rows that
-- depend on who is of age are told after how many years that is (`child_until`).
-- Called by: indicators_rounded_cells, umai/indicators/reading.py.
create function indicators_cells(
    of_rows text, since date, until date, known_at timestamptz, child_until int, dimensions text[], only_these jsonb
) returns table(categories text[], n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare called regproc; one text; named text; shown text[] := '{}'; kept text := ''; codes text[];
begin
    if of_rows !~ '^[a-z_]+$' then raise invalid_parameter_value using message = 'no such rows'; end if;
    called := ('public.indicators_rows_' || of_rows)::regproc;
    foreach one in array dimensions || array(select jsonb_object_keys(only_these)) loop
        if one = 'oblast' then named := 'coalesce(nullif(t.iso_code, ''''), ''unknown'')';
        elsif one = 'district' then named := 'coalesce(d.code, ''unknown'')';
        elsif exists (
            select from pg_proc p cross join unnest(p.proargnames, p.proallargtypes, p.proargmodes) a (name, type, mode)
            where p.oid = called and a.mode = 't' and a.name = one and a.type = 'text'::regtype)
        then named := format('r.%I', one);
        else raise invalid_parameter_value using message = 'no such dimension'; end if;
        if cardinality(shown) < cardinality(dimensions) then shown := shown || named;
        else
            codes := array(select jsonb_array_elements_text(only_these -> one));
            kept := kept || format(' and %s = any (%L::text[])', named, codes);
        end if;
    end loop;
    return query execute format(
        'select array[%s]::text[], count(*) from %s($1, $2, $3%s) r'
        ' left join places_place d on d.id = r.district_id left join places_place t on t.id = coalesce(d.above[2], d.id)'
        ' where true%s group by 1', array_to_string(shown, ', '), called,
        case when (select p.pronargs from pg_proc p where p.oid = called) = 4 then ', $4' end, kept)
        using since, until, known_at, child_until;
end $$;
