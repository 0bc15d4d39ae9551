-- Keeps whether a child is in care on its lines, when a case begins or ends on any record that is one
-- with it. Holds the districts of the case and of the lines first and looks then, so that lines which
-- another transaction derived meanwhile are seen.
-- Called by: trigger unseen.
create function unseen_on_case() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare children uuid[];
begin
    perform unseen_lock_districts(array(select district_id from came
        union select district_id from unseen_listedchild where child_id in (select child_id from came)));
    if not exists (select from unseen_listedchild where child_id is not null) then return null; end if;
    children := register_one_with(array(select child_id from came));
    perform unseen_lock_districts(array(select district_id from unseen_listedchild where child_id = any (children)));
    update unseen_listedchild set in_care = unseen_in_care(child_id) where child_id = any (children);
    return null;
end $$;

create trigger unseen after insert on intake_case referencing new table as came for each statement execute function unseen_on_case();
create trigger unseen after insert on intake_closure referencing new table as came for each statement execute function unseen_on_case();
