-- Takes off the call about a child without a case once nothing is urgent with it any more, or whoever answers for its
-- case is called.
-- Called by: trigger calm_child.
create function justice_calm() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update notices_call set taken = true
        where kind = 'child' and about = any (register_one_with(array[new.child_id])) and not taken;
    return null;
end $$;

create trigger calm_child after update on urgency_urgency for each row
    when (new.child_id is not null and (new.ended_at is not null or old.case_id is null and new.case_id is not null))
    execute function justice_calm();
