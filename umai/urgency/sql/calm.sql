-- Takes off the call of a signal once nothing is urgent with it any more: nobody further is told.
-- Called by: trigger calm.
create function urgency_calm() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update notices_call set taken = true where kind = 'signal' and about = new.signal_id and not taken;
    return null;
end $$;

create trigger calm after update on urgency_urgency for each row when (old.ended_at is null and new.ended_at is not null) execute function urgency_calm();
