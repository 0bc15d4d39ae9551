-- Answers whether the speaker may read and decide about the tie of this worker to this child: the head or the
-- oblast supervisor who reaches the file and stands above the worker.
-- Called by: walls_ask_lift, walls_may_answer, walls_of, walls_second_records, walls_standing.
create function walls_answers_for(who uuid, child uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return coalesce(access_role() in ('head', 'oblast_supervisor') and walls_above(who) and walls_sees(child), false);
end $$;
