-- Answers the incidents of the children from whom walls keep the speaker, and the alarms that are of one of them or
-- tell of such an incident, among decoys: no row and no call that tells of one of them elsewhere is seen. Security definer: it has to see rows that the
-- speaker may not see.
-- Called by: watch_repeated, policies.
create function justice_walled_told() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare walled uuid[] := access_behind_walls();
begin
    return access_padded('told of violence', array(
        select i.line from justice_incident i where i.child_id = any (walled) and i.current
        union
        select a.id from justice_careralarm a where a.child_id = any (walled)
        union
        select a.id from justice_careralarm a join justice_incident i on i.line = a.incident and i.current
            where i.child_id = any (walled)));
end $$;
