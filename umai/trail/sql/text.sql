-- Answers the text of an entry that is hashed: its columns in order, parted by '|', empty where nothing
-- is known, the time in UTC with microseconds. Verification computes the same text outside the database;
-- another order or form would make every older entry fail it.
-- Called by: trail_write.
create function trail_text(e trail_entry) returns text
language sql immutable parallel safe
as $$
    select concat_ws('|', e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        coalesce(e.worker_id::text, ''), coalesce(e.office_id::text, ''), e.role, e.act, e.outcome, e.kind,
        e.record_id, coalesce(e.child_id::text, ''), coalesce(e.district_id::text, ''),
        coalesce(e.municipality_id::text, ''), coalesce(array_to_string(e.shown, ','), ''),
        coalesce(e.request_id::text, ''), e.lane, e.seq,
        coalesce(encode(e.root, 'hex'), ''))
$$;
