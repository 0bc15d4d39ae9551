-- Ends what a worker has open for reading, in an emergency or as who watches, of a child to whom a wall is built
-- from now on. The wall hides the file by itself; that the grant ends too, a lifted wall opens nothing again.
-- Nobody is told: for the worker it is as if the hours were over.
-- Called by: trigger end_emergency.
create function opens_wall_built() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update access_grant set to_at = greatest(from_at, now())
        where worker_id = new.worker_id and reason in ('emergency', 'watch') and to_at > now()
            and child_id = any (register_one_with(array[new.child_id]));
    return null;
end $$;

create trigger end_emergency after insert on access_wall for each row execute function opens_wall_built();
