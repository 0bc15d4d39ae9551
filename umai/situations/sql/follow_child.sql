-- Moves what the law says of a child with the child's file, in the same instant.
-- Called by: trigger situations_follow.
create function situations_follow_child() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update situations_legalfinding set district_id = new.district_id, municipality_id = new.municipality_id
        where child_id = new.id;
    return null;
end $$;

create trigger situations_follow after update of district_id, municipality_id on register_child
    for each row when ((old.district_id, old.municipality_id) is distinct from (new.district_id, new.municipality_id))
    execute function situations_follow_child();
