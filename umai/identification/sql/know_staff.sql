-- Replaces the key numbers of the names by which these workers are recognised when a reporter fears
-- them. `known` lists worker, number of the given name and number of the other name, and no name.
-- Security definer: the key numbers are closed to every role.
-- Called by: umai/identification/signal/conflict_of_interest.py.
create function identification_know_staff(known jsonb, of_version int) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from identification_staffnamekey where worker_id in (
        select (one->>0)::uuid from jsonb_array_elements(known) one);
    insert into identification_staffnamekey (worker_id, given, other, version)
        select distinct (one->>0)::uuid, (one->>1)::int, (one->>2)::int, of_version
        from jsonb_array_elements(known) one;
end $$;
