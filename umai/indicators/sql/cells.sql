-- Counts the rows of one indicator by each of these lists of dimensions at once, exactly: for publication, which rounds, and
-- for nobody who reads a page. `only_these` holds the dimensions that are fixed, each with its codes. A dimension is a column
-- of text of the function of rows, "oblast" or "district"; no other column can be named, so that no row is told from another.
-- Each cell says by which dimensions it is told, in the order in which the lists name them first; two lists of the same
-- dimensions are one. Rows that depend on who is of age are told after how many years that is (`child_until`).
-- Called by: indicators_keep_shown, indicators_rounded_cells, umai/indicators/reading.py.
create function indicators_cells(
    of_rows text, since date, until date, known_at timestamptz, child_until int, lists jsonb, only_these jsonb
) returns table(told_by text[], categories text[], n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare called regproc; dimensions text[]; one text; named text; shown text := ''; names text := ''; codes text := '';
    kept text := ''; sets text; place int := 0;
begin
    if of_rows !~ '^[a-z_]+$' then raise invalid_parameter_value using message = 'no such rows'; end if;
    called := ('public.indicators_rows_' || of_rows)::regproc;
    dimensions := array(
        select x.name from jsonb_array_elements(lists) with ordinality l (list, at),
            jsonb_array_elements_text(l.list) with ordinality x (name, at) group by x.name order by min(l.at), min(x.at));
    foreach one in array dimensions || array(select jsonb_object_keys(only_these)) loop
        if one = 'oblast' then named := 'coalesce(nullif(t.iso_code, ''''), ''unknown'')';
        elsif one = 'district' then named := 'coalesce(d.code, ''unknown'')';
        elsif exists (
            select from pg_proc p cross join unnest(p.proargnames, p.proallargtypes, p.proargmodes) a (name, type, mode)
            where p.oid = called and a.mode = 't' and a.name = one and a.type = 'text'::regtype)
        then named := format('r.%I', one);
        else raise invalid_parameter_value using message = 'no such dimension'; end if;
        place := place + 1;
        if place <= cardinality(dimensions) then
            shown := shown || format('%s as c%s, ', named, place);
            names := names || format(' || case grouping(c%s) when 0 then array[%L] else ''{}'' end', place, one);
            codes := codes || format(' || case grouping(c%s) when 0 then array[c%s] else ''{}'' end', place, place);
        else
            kept := kept || format(
                ' and %s = any (%L::text[])', named, array(select jsonb_array_elements_text(only_these -> one)));
        end if;
    end loop;
    select string_agg(distinct '(' || array_to_string(array(
        select 'c' || array_position(dimensions, x.name) from jsonb_array_elements_text(l.list) x (name)
        group by x.name order by array_position(dimensions, x.name)), ', ') || ')', ', ')
        into sets from jsonb_array_elements(lists) l (list);
    return query execute format(
        'select ''{}''::text[]%s, ''{}''::text[]%s, count(*) from (select %s true from %s($1, $2, $3%s) r'
        ' left join places_place d on d.id = r.district_id left join places_place t on t.id = coalesce(d.above[2], d.id)'
        ' where true%s) told group by grouping sets (%s) having count(*) > 0', names, codes, shown, called,
        case when (select p.pronargs from pg_proc p where p.oid = called) = 4 then ', $4' end, kept, sets)
        using since, until, known_at, child_until;
end $$;
