-- Derives anew the lines of rows that are resolved to records which were joined or parted. Holds the
-- districts of the records and of their lines first and looks then, so that what another transaction did
-- meanwhile is seen.
-- Called by: trigger unseen.
create function unseen_on_merge() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform unseen_lock_districts(array(select district_id from register_child
            where id in (select child_id from came union select other_id from came)
        union select district_id from unseen_listedchild
            where child_id in (select child_id from came union select other_id from came)));
    perform unseen_regroup_rows(array(select s.row_id from linkage_resolution s where s.current
        and s.child_id = any (register_one_with(array(select child_id from came union select other_id from came)))));
    return null;
end $$;

create trigger unseen after insert on register_merge referencing new table as came for each statement execute function unseen_on_merge();
