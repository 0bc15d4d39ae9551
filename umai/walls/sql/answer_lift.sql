-- Writes the answer of the second person to a request to lift a wall, and answers it. The wall ends with a
-- yes. Refuses everybody who may not be the second person.
-- Called by: umai/review/two_persons.py, umai/walls/lifting/actions.py.
create function walls_answer_lift(asked uuid, agrees boolean, why_not text) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare made uuid := gen_random_uuid();
begin
    if not walls_may_answer(asked) then
        raise insufficient_privilege using message = 'another person has to agree that this wall is lifted';
    end if;
    insert into walls_liftanswer (id, request_id, agreed, reason) values (made, asked, agrees, trim(why_not));
    return made;
end $$;
