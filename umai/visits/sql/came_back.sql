-- Ends the call about a worker who is out when their return is written.
-- Called by: trigger calls_no_more.
create function visits_came_back() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update notices_call set taken = true where kind = 'outing' and about = new.outing_id and not taken;
    return null;
end $$;

create trigger calls_no_more after insert on visits_return for each row execute function visits_came_back();
