-- Answers a suggestion: with a tie the file is closed to the worker from now on, without one the reason is kept
-- and it does not come again. Answers the row of the answer.
-- Called by: umai/walls/suggesting/actions.py.
create function walls_answer_suggestion(suggested uuid, kind text, said text) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made uuid := gen_random_uuid(); wall uuid; s walls_tiesuggestion;
begin
    if not walls_may_decide(suggested)
        or exists (select from walls_tieanswer a where a.suggestion_id = suggested)
        or kind = '' and trim(said) = '' then
        raise insufficient_privilege using message = 'this suggestion is not for the speaker to answer';
    end if;
    select * into s from walls_tiesuggestion t where t.id = suggested;
    if kind <> '' then
        wall := walls_declare(s.child_id, s.worker_id, kind, said);
    end if;
    insert into walls_tieanswer (id, suggestion_id, wall_id, reason)
        values (made, suggested, wall, case when wall is null then trim(said) else '' end);
    return made;
end $$;
