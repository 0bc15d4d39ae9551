-- Answers the paths of the children from whom a wall keeps the speaker, by whose ids their calls are hidden. They
-- stand among decoys. Security definer: it has to see paths that the speaker may not see.
-- Called by: policies.
create function self_harm_walled_calls() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare walled uuid[] := access_behind_walls();
begin
    return access_padded('paths', array(select p.id from self_harm_selfharmpath p where p.child_id = any (walled)));
end $$;
