-- Answers every wall that stands around files of the speaker's districts, for the head or supervisor who
-- stands above the walled worker, the newest first; with the open case of the file that nobody who sees it
-- answers for, and whether the department has nobody who could assign a worker.
-- Called by: umai/walls/reading.py.
create function walls_standing() returns table (
    id uuid, worker uuid, child uuid, tie text, since timestamptz, declared_by uuid, request uuid,
    without_worker uuid, head_walled boolean
)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if coalesce(access_role() not in ('head', 'oblast_supervisor'), true) then return; end if;
    return query
        select w.id, w.worker_id, c.id, w.tie::text, w.from_at, w.recorded_by_id,
            (select r.id from walls_liftrequest r where r.wall_id = w.id and walls_waiting(r.id)
                order by r.recorded_at desc limit 1),
            (select k.id from intake_case k
                left join intake_assignment a on a.case_id = k.id and a.current
                where k.child_id = any (register_one_with(array[c.id])) and a.worker_id is null
                    and not exists (select from intake_closure e where e.case_id = k.id)
                limit 1),
            walls_rank(w.worker_id) >= 3
        from access_wall w join register_child c on c.id = w.child_id
        where w.from_at <= now() and (w.to_at is null or w.to_at > now())
            and c.district_id = any (access_districts()) and walls_answers_for(w.worker_id, c.id)
        order by w.from_at desc limit 300;
end $$;
