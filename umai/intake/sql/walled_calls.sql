-- Answers the assignments of the children from whom walls keep the speaker: a call that is about one of
-- them is not seen. They stand among decoys. Security definer: it has to see assignments that the speaker may not see.
-- Called by: policies.
create function intake_walled_calls() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare walled uuid[] := access_behind_walls();
begin
    return access_padded('assignments', array(select id from intake_assignment where child_id = any (walled)));
end $$;
