-- Answers the missed visits of the children from whom walls keep the speaker: a call that is about one of
-- them is not seen. They stand among decoys. Security definer: it has to see missed visits that the speaker may not see.
-- Called by: policies.
create function visits_walled_missed() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare walled uuid[] := access_behind_walls();
begin
    return access_padded('missed visits', array(select id from visits_missedvisit where child_id = any (walled)));
end $$;
