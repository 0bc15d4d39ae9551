-- Answers the rows of lists that are resolved to a child from whom the speaker is walled, among decoys. Security
-- definer: row-level security hides those resolutions from the speaker.
-- Called by: linkage_due, policies.
create function linkage_walled() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare walled uuid[] := access_behind_walls();
begin
    return access_padded('list rows', array(select distinct r.row_id from linkage_resolution r where r.current and r.child_id = any (walled)));
end $$;
