-- Answers the records that walled workers registered anew and that nobody has joined yet with the file that is
-- closed to them, for the head or supervisor who stands above the writer; the newest first.
-- Called by: umai/walls/reading.py.
create function walls_second_records() returns table (id uuid, child uuid, hidden uuid, worker uuid, since timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if coalesce(access_role() not in ('head', 'oblast_supervisor'), true) then return; end if;
    return query
        select s.id, s.child_id, s.hidden_id, s.recorded_by_id, s.recorded_at from walls_secondrecord s
        where walls_answers_for(s.recorded_by_id, s.hidden_id) and walls_sees(s.child_id)
            and s.hidden_id <> all (register_one_with(array[s.child_id]))
        order by s.recorded_at desc limit 100;
end $$;
