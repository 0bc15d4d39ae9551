-- Takes off the call of a path once nothing is urgent of its child any more: nobody further is told.
-- Called by: trigger calm_path.
create function self_harm_calm() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update notices_call c set taken = true from self_harm_selfharmpath p
        where c.kind = 'self_harm' and c.about = p.id and p.child_id = any (register_one_with(array[new.child_id])) and not c.taken;
    return null;
end $$;

create trigger calm_path after update on urgency_urgency for each row when (new.child_id is not null and old.ended_at is null and new.ended_at is not null) execute function self_harm_calm();
