-- Derives anew the lines of these rows in each of their districts, by ascending district.
-- Called by: unseen_on_answer, unseen_on_judgement, unseen_on_merge, unseen_on_resolution.
create function unseen_regroup_rows(wanted uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare here int;
begin
    for here in select distinct district_id from linkage_listrow
            where id = any (wanted) and district_id is not null order by 1 loop
        perform unseen_regroup(here, wanted);
    end loop;
end $$;
