-- Answers those of these incidents that are current and that the speaker reads, as row security shows them: in the
-- territory, granted or opened in an emergency, behind no wall; a sealed one by name or as the head. What an
-- office merely wrote in a file that moved away does not count here. No role may run it.
-- Called by: justice_near_child, justice_repeated.
create function justice_read_of(lines uuid[]) returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    r record;
    unsealed uuid[] := access_unsealed();
begin
    select * into r from access_reach();
    return array(
        select i.line from justice_incident i
        where i.line = any (lines) and i.current and i.child_id <> all (r.walled)
            and (i.district_id = any (r.districts) or i.municipality_id = any (r.municipalities)
                or i.child_id = any (r.granted) or i.child_id = any (r.emergency))
            and (not i.sealed or i.child_id = any (unsealed)
                or r.role = 'head' and i.district_id = any (r.districts)));
end $$;
