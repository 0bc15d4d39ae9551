-- Answers whether the speaker is another person than this worker and stands above the worker in the line.
-- Who supervises may decide about another supervisor who is not named as superior.
-- Called by: walls_answers_for, walls_may_answer, walls_may_decide.
create function walls_above(who uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare own int := walls_rank(access_worker()); theirs int := walls_rank(who);
begin
    return access_is_another(who, access_worker())
        and (own > theirs or own >= 4 and own = theirs)
        and not exists (select from staff_term t where t.worker_id = access_worker() and t.superior_id = who
            and coalesce(t.ended_at > now(), true) and coalesce(t.to_on >= access_today(), true));
end $$;
