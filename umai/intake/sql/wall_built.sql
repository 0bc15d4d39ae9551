-- Takes the open cases of a child from the worker to whom the file is closed from now on.
-- Called by: trigger release.
create function intake_wall_built() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_release_walled(register_one_with(array[new.child_id]));
    return null;
end $$;

create trigger release after insert on access_wall for each row execute function intake_wall_built();
