-- Answers whether the speaker may be the second person of this request to lift a wall, within seven days and
-- not in the transaction in which it was asked: another person than who asked and than the walled worker, who
-- stands above the worker and is not walled. That is the head or supervisor who reaches the file; for a wall
-- around a head or a supervisor also the Ministry, which sees no file.
-- Called by: walls_answer_lift, walls_lift_requests, umai/review/two_persons.py, umai/walls/lifting/actions.py.
create function walls_may_answer(asked uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (
        select from walls_liftrequest r join access_wall w on w.id = r.wall_id
        where r.id = asked and w.to_at is null and walls_waiting(r.id)
            and r.transaction <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0)
            and access_is_another(r.recorded_by_id, access_worker())
            and (walls_answers_for(w.worker_id, w.child_id)
                or access_role() = 'ministry_supervisor' and walls_rank(w.worker_id) >= 3
                    and walls_above(w.worker_id)));
end $$;
