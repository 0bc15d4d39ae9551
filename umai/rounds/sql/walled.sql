-- Answers the children of doors who were found to be a child from whom a wall keeps the speaker, and those of whom a
-- signal was made that a wall hides, among decoys. Security definer: the wall hides those answers from the speaker.
-- Called by: policies.
create function rounds_walled() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return access_padded('door children', array(
        select f.door_child_id from rounds_foundanswer f
            where f.current and f.found_id = any (access_behind_walls())
        union
        select s.door_child_id from rounds_doorsignal s where s.signal_id = any (identification_walled())));
end $$;
