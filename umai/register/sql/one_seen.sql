-- Answers this record and all that are one child with it through merges that whoever asks sees: a merge with a
-- record out of reach joins nothing. Asks with the rights of the caller; `register_one_with` sees all.
-- Called by: register_one_paper, guardianship_placeable.
create function register_one_seen(child uuid) returns uuid[]
language sql stable parallel restricted
set search_path = pg_catalog, public, pg_temp
as $$
    select array(
        with recursive one (id) as (
            select child
            union
            select case when m.child_id = one.id then m.other_id else m.child_id end
            from one join register_merge m on m.current and (m.child_id = one.id or m.other_id = one.id))
        select id from one)
$$;
