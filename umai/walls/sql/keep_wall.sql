-- Refuses every change of a wall but its end, and the end unless another person agreed to a request to lift
-- this wall. Also by the owner. Nothing takes a wall away.
-- Called by: trigger keep, umai/review/two_persons.py.
create function walls_keep_wall() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'DELETE' or old.to_at is not null or new.to_at is null
        or to_jsonb(new) - 'to_at' <> to_jsonb(old) - 'to_at'
        or not exists (
            select from walls_liftanswer a join walls_liftrequest r on r.id = a.request_id
            where r.wall_id = old.id and a.agreed)
    then
        raise check_violation using message = 'a wall ends only when another person agreed',
            constraint = 'wall_by_two';
    end if;
    return new;
end $$;

create trigger keep before update or delete on access_wall for each row execute function walls_keep_wall();
