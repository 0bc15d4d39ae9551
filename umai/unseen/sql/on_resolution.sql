-- Derives anew the lines of rows that were resolved, or whose resolution was struck. Holds the districts
-- of row and child first. Leaves out what a matching resolves by itself, thousands at a time: those
-- lines are derived once, at its end.
-- Called by: trigger unseen.
create function unseen_on_resolution() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform unseen_lock_districts(array(select unnest(array[c.district_id, r.district_id]) from came c
        join linkage_listrow r on r.id = c.row_id where c.source <> 'batch' or c.replaces_id is not null));
    perform unseen_regroup_rows(array(select row_id from came where source <> 'batch' or replaces_id is not null));
    return null;
end $$;

create trigger unseen after insert on linkage_resolution referencing new table as came for each statement execute function unseen_on_resolution();
