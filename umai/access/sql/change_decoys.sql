-- Changes a decoy of a worker now and then, about once a day, by chance and in all lists at the same moment, as
-- a wall would: so who kept an earlier list cannot tell a wall that was set meanwhile. Places of a list last
-- longer from one to the next, from two days to for ever, so that neither what is new nor what stays for years
-- says what it is. Called six times an hour. Answers for how many workers a decoy changed.
-- Called by: umai/access/jobs.py.
create function access_change_decoys() returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare one record; changed int := 0;
begin
    for one in
        select distinct on (d.worker_id) d.worker_id, place
        from access_decoys d cross join generate_series(1, 16) place
        where d.kind = 'children' and random() < 1.0 / (144 * 2 ^ place)
        order by d.worker_id, random()
    loop
        update access_decoys d set ids[one.place] = gen_random_uuid()
            where d.worker_id = one.worker_id
                and (d.kind in ('children', 'adults', 'households') or random() < 0.5);
        update access_decoys d set ids[one.place + 16] = gen_random_uuid()
            where d.worker_id = one.worker_id and cardinality(d.ids) > 16
                and (d.kind = 'adults' or random() < 0.5);
        changed := changed + 1;
    end loop;
    return changed;
end $$;
