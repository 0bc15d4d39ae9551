-- Answers what was told of children from whom a wall keeps the speaker, by the current notes made of it,
-- among decoys.
-- Security definer: the wall hides those notes from the speaker.
-- Called by: policies.
create function prevention_walled() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return access_padded('body notes', array(select distinct n.body_note_id from prevention_note n
        where n.body_note_id is not null and n.current and n.child_id = any (access_behind_walls())));
end $$;
