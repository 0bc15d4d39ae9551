-- Closes the file of this child to this worker from now on, and answers the wall. A worker declares a tie of
-- their own to any file that they reach; a social worker, a specialist, a head or a supervisor also the tie
-- of somebody else, but of the oblast and the Ministry only the oblast, so that nobody closes a file to all
-- who stand above. Refuses in the same words a file out of reach, one behind a wall and one that is not
-- there. Security definer: no role may write a wall itself, and who is walled reads nothing back.
-- Called by: walls_answer_suggestion, umai/walls/declaring/actions.py.
create function walls_declare(child uuid, who uuid, kind text, said text) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made uuid := gen_random_uuid(); before uuid;
begin
    if access_worker() is null or not walls_sees(child)
        or not (who = access_worker()
            or access_role() in ('social_worker', 'specialist', 'head') and walls_rank(who) < 4
            or access_role() = 'oblast_supervisor')
        or not exists (select from staff_worker w where w.id = who)
        or kind not in ('family', 'household', 'colleague', 'feared', 'other') then
        raise insufficient_privilege using message = 'no tie to this file can be declared';
    end if;
    -- The same form sent twice: the wall that stands is answered.
    select w.id into before from access_wall w
        where w.worker_id = who and w.child_id = child and w.recorded_by_id = access_worker() and w.tie = kind
            and w.words = said and w.to_at is null;
    if before is not null then return before; end if;
    insert into access_wall (id, worker_id, child_id, from_at, tie, words, recorded_by_id, recorded_at)
        values (made, who, child, now(), kind, said, access_worker(), clock_timestamp());
    return made;
end $$;
