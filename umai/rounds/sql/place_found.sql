-- Gives what the office says of a child of a door, and the signal that was made of it, the place of that child,
-- whatever the program says of it. Rows that the owner loads too.
-- Called by: trigger place.
create function rounds_place_found() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    select c.district_id, c.municipality_id into new.district_id, new.municipality_id
        from rounds_doorchild c where c.id = new.door_child_id;
    return new;
end $$;

create trigger place before insert on rounds_foundanswer for each row execute function rounds_place_found();
create trigger place before insert on rounds_doorsignal for each row execute function rounds_place_found();
