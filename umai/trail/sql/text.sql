-- Answers the canonical form of an entry, which is hashed: JSON as RFC 8785 writes it, with its keys in
-- order, null for what is not known, times in UTC with microseconds, bytes as hexadecimal digits. No text
-- needs an escape: the constraints of the table let in ids, numbers and plain names only. Verification
-- writes the same form outside the database; another form needs another `v`.
-- Called by: trail_write.
create function trail_text(e trail_entry) returns text
language sql immutable parallel safe
as $$
    select concat('{"act":"', e.act,
        '","at":"', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        '","child_id":', coalesce('"' || e.child_id || '"', 'null'),
        ',"children":', case when e.children is null then 'null' when cardinality(e.children) = 0 then '[]'
            else '["' || array_to_string(e.children, '","') || '"]' end,
        ',"clock_at":', coalesce('"' || to_char(e.clock_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"', 'null'),
        ',"district_id":', coalesce(e.district_id::text, 'null'),
        ',"id":"', e.id,
        '","kind":"', e.kind,
        '","lane":"', e.lane,
        '","municipality_id":', coalesce(e.municipality_id::text, 'null'),
        ',"office_id":', coalesce('"' || e.office_id || '"', 'null'),
        ',"outcome":"', e.outcome,
        '","prev":"', encode(e.prev, 'hex'),
        '","record_id":"', e.record_id,
        '","request_id":', coalesce('"' || e.request_id || '"', 'null'),
        ',"role":"', e.role,
        '","root":', coalesce('"' || encode(e.root, 'hex') || '"', 'null'),
        ',"seq":', e.seq,
        ',"shown":', case when e.shown is null then 'null' when cardinality(e.shown) = 0 then '[]'
            else '["' || array_to_string(e.shown, '","') || '"]' end,
        ',"v":1,"worker_id":', coalesce('"' || e.worker_id || '"', 'null'), '}')
$$;
