-- Answers what is hidden from the speaker of rounds, among decoys: the children of doors who were found to be a child
-- from whom a wall keeps the speaker, every sighting of such a child as it stands and as it stood, and those of both of whom a signal was made that
-- a wall hides. Security definer: the wall hides those answers from the speaker.
-- Called by: rounds_place_sighting, policies.
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
        (with recursive said(id, child, earlier) as (
            select coalesce(s.first_id, s.id), m.child_id, coalesce(e.first_id, e.id)
            from rounds_sightingmatch m join rounds_sighting s on s.id = m.sighting_id
                left join rounds_sighting e on e.id = m.same_as_id
            where m.current
        ), one_child(id) as (
            select d.id from said d where d.child = any (files)
            union
            select coalesce(s.first_id, s.id) from rounds_sightingsignal g join rounds_sighting s on s.id = g.sighting_id
                where g.signal_id = any (signals)
            union
            select case d.id when o.id then d.earlier else d.id end
            from one_child o join said d on d.earlier is not null and o.id in (d.id, d.earlier))
        select s.id from rounds_sighting s join one_child o on coalesce(s.first_id, s.id) = o.id)));
end $$;
