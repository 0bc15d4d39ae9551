-- Derives anew the lines of these rows in each of their districts, by ascending district.
-- Called by: unseen_merged, unseen_read, unseen_resolved, unseen_said.
create function unseen_regroup_rows(wanted uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare here int;
begin
    for here in select distinct district_id from linkage_row
            where id = any (wanted) and district_id is not null order by 1 loop
        perform unseen_regroup(here, wanted);
    end loop;
end $$;
