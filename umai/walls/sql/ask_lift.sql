-- Asks that a wall is lifted, with a reason; answers the request. Only the head or supervisor who stands
-- above the walled worker and reaches the file; a wall that ended and one that is not there are refused in
-- the same words.
-- Called by: umai/walls/lifting/actions.py.
create function walls_ask_lift(wall uuid, why text) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made uuid := gen_random_uuid();
begin
    if trim(why) = '' or not exists (
        select from access_wall w where w.id = wall and w.to_at is null and walls_answers_for(w.worker_id, w.child_id))
    then
        raise insufficient_privilege using message = 'nobody can ask for this wall to be lifted here';
    end if;
    insert into walls_liftrequest (id, wall_id, reason) values (made, wall, trim(why));
    return made;
end $$;
