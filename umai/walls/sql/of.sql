-- Answers the walls around the file of this child, with all records that are one child: who is walled, why,
-- since when, by whom, and the request to lift it that waits. Only to the head or supervisor who stands above
-- the walled worker and is not walled; nothing to anybody else.
-- Called by: umai/walls/reading.py.
create function walls_of(child uuid) returns table (
    id uuid, worker uuid, of_child uuid, tie text, words text, since timestamptz, to_at timestamptz,
    declared_by uuid, request uuid
)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not walls_sees(child) then return; end if;
    return query
        select w.id, w.worker_id, w.child_id, w.tie::text, w.words, w.from_at, w.to_at, w.recorded_by_id,
            (select r.id from walls_liftrequest r where r.wall_id = w.id and w.to_at is null and walls_waiting(r.id)
                order by r.recorded_at desc limit 1)
        from access_wall w
        where w.child_id = any (register_one_with(array[child])) and walls_answers_for(w.worker_id, child)
        order by w.to_at nulls first, w.from_at desc;
end $$;
