-- Answers the incidents with a suspect that the speaker may read, by their first rows: of one (`only_incident`),
-- or null for all. Within reach, behind no wall, and sealed ones only for those to whom they are open, as row
-- security has it. No role may run it.
-- Called by: justice_elsewhere, justice_households, justice_hush_shown, justice_match_told.
create function justice_readable(only_incident uuid) returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    r record;
    unsealed uuid[] := access_unsealed();
begin
    select * into r from access_reach();
    return array(
        select i.line from justice_incident i
        where i.current and (only_incident is null or i.line = only_incident)
            and (i.district_id = any (r.districts) or i.municipality_id = any (r.municipalities)
                or i.child_id = any (r.granted) or i.child_id = any (r.emergency))
            and i.child_id <> all (r.walled)
            and (not i.sealed or i.child_id = any (unsealed) or r.role = 'head' and i.district_id = any (r.districts))
            and exists (select from justice_suspect s where s.incident_id = i.line and s.current));
end $$;
