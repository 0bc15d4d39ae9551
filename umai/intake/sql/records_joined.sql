-- Takes the open cases of a child from a worker to whom one of the joined records was closed: the wall is around
-- both from now on.
-- Called by: trigger release.
create function intake_records_joined() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_release_walled(register_one_with(array[new.child_id]));
    return null;
end $$;

create trigger release after insert on register_merge for each row when (new.current) execute function intake_records_joined();
