-- Keeps at a child of a door whether the office still has to say who it is. Security definer: no role may update it.
-- Called by: trigger taken.
create function rounds_take_found() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update rounds_doorchild c set waits = not exists (select from rounds_foundanswer f
        where f.door_child_id = c.id and f.current and f.what <> 'not_sure')
    where c.id = new.door_child_id;
    return null;
end $$;

create trigger taken after insert on rounds_foundanswer for each row execute function rounds_take_found();
