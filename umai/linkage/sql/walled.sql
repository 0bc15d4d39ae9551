-- Answers the rows of lists that are resolved to a child from whom the speaker is walled. Security
-- definer: row-level security hides those resolutions from the speaker.
-- Called by: linkage_due, policies.
create function linkage_walled() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare walled uuid[] := access_walled();
begin
    if walled = '{}' then return walled; end if;
    return array(select r.row_id from linkage_resolution r where r.current and r.child_id = any (walled));
end $$;
