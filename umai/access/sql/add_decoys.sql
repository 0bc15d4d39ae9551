-- Gives a new worker the decoys of every list of what walls hide. Adults, signals and rows of lists are
-- several to a child, so their lists are longer.
-- Called by: trigger decoys.
create function access_add_decoys() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into access_decoys (worker_id, kind, ids, seed)
        select new.id, k.kind, array(select gen_random_uuid() from generate_series(1, k.length)), gen_random_uuid()
        from (values ('children', 16), ('adults', 32), ('households', 16), ('list rows', 32), ('signals', 32),
            ('assignments', 16), ('missed visits', 32), ('body notes', 16), ('door children', 16),
            ('told of violence', 32), ('paths', 16)) k (kind, length);
    return null;
end $$;

create trigger decoys after insert on staff_worker for each row execute function access_add_decoys();
