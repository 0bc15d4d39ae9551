-- Calls who answers for an urgent case from now on.
-- Called by: trigger urgent.
create function intake_called_worker() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_call_worker(new.case_id);
    return null;
end $$;

create trigger urgent after insert on intake_assignment for each row when (new.current) execute function intake_called_worker();
