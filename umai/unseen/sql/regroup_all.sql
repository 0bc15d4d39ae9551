-- Derives the lines of every district anew, for rows that were loaded past the triggers. Goes by
-- ascending district and holds all of them until the transaction ends.
-- Called by: nobody in the program.
create function unseen_regroup_all() returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare here int;
begin
    for here in select distinct district_id from linkage_listrow where district_id is not null order by 1 loop
        perform unseen_regroup(here);
    end loop;
end $$;
