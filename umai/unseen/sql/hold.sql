-- Holds these districts until the transaction ends: nobody else derives their lines meanwhile. The
-- advisory locks are taken in ascending order, so that two transactions do not wait for each other.
-- Called by: unseen_cared, unseen_list_came, unseen_merged, unseen_regroup, unseen_resolved.
create function unseen_hold(districts int[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare here int;
begin
    for here in select distinct d from unnest(districts) d where d is not null order by 1 loop
        perform pg_advisory_xact_lock(4037, here);
    end loop;
end $$;
