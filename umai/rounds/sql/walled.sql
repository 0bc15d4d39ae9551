-- Answers what is hidden from the speaker of rounds, among decoys: the children of doors who were found to be a child
-- from whom a wall keeps the speaker, every sighting of such a child, and those of both of whom a signal was made that
-- a wall hides. Security definer: the wall hides those answers from the speaker.
-- Called by: policies.
create function rounds_walled() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    files uuid[] := access_behind_walls(); signals uuid[] := identification_walled();
begin
    return access_padded('door children', array(
        select f.door_child_id from rounds_foundanswer f where f.current and f.found_id = any (files)
        union
        select s.door_child_id from rounds_doorsignal s where s.signal_id = any (signals)
        union
        (with recursive one_child(id) as (
            select m.sighting_id from rounds_sightingmatch m where m.current and m.child_id = any (files)
            union
            select s.sighting_id from rounds_sightingsignal s where s.signal_id = any (signals)
            union
            select case m.sighting_id when o.id then m.same_as_id else m.sighting_id end
            from one_child o join rounds_sightingmatch m on m.current and m.same_as_id is not null
                and o.id in (m.sighting_id, m.same_as_id))
        select id from one_child)));
end $$;
