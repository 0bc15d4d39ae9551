-- Holds these districts until the transaction ends: nobody else derives their lines meanwhile. The
-- advisory locks are taken in ascending order, so that two transactions do not wait for each other.
-- Called by: unseen_on_case, unseen_on_edition, unseen_on_merge, unseen_on_resolution, unseen_regroup.
create function unseen_lock_districts(districts int[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare here int;
begin
    for here in select distinct d from unnest(districts) d where d is not null order by 1 loop
        perform pg_advisory_xact_lock(4037, here);
    end loop;
end $$;
