-- Answers the requests to lift walls that wait for the speaker as the second person, or that the speaker
-- asked, the oldest first; the child only to who reaches the file.
-- Called by: umai/casefile/second_person.py, umai/walls/reading.py.
create function walls_lift_requests() returns table (
    id uuid, wall uuid, worker uuid, child uuid, tie text, words text, since timestamptz, declared_by uuid,
    reason text, asked_by uuid, asked_at timestamptz, may_answer boolean
)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
        select r.id, w.id, w.worker_id, f.seen, w.tie::text, w.words, w.from_at, w.recorded_by_id, r.reason,
            r.recorded_by_id, r.recorded_at, f.may
        from walls_liftrequest r join access_wall w on w.id = r.wall_id
            cross join lateral (
                select case when walls_sees(w.child_id) then w.child_id end as seen, walls_may_answer(r.id) as may) f
        where w.to_at is null and walls_waiting(r.id)
            and access_role() in ('head', 'oblast_supervisor', 'ministry_supervisor')
            and (f.may or r.recorded_by_id = access_worker() and f.seen is not null)
        order by r.recorded_at;
end $$;
