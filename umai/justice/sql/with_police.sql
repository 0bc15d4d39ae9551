-- Answers the matters that are shared with the office of the speaker, a juvenile inspector; none to anybody else.
-- Nothing sealed, nothing of a child that a wall hides from the speaker.
-- Called by: justice_police_waiting, policies.
create function justice_with_police() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    who record;
begin
    select * into who from access_speaking();
    if who.role is distinct from 'inspector' then return '{}'; end if;
    return array(select p.line from justice_proceeding p
        where p.police_id = who.office_id and p.current and not p.sealed and p.child_id <> all (access_walled())
            and exists (select from justice_incident i where i.line = p.incident_id and i.current));
end $$;
