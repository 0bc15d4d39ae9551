-- Answers the letters that went to the office of the speaker, a prosecutor; none to anybody else.
-- Called by: justice_letters_received, policies.
create function justice_letters_to_speaker() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    who record;
begin
    select * into who from access_speaking();
    if who.role is distinct from 'prosecutor' then return '{}'; end if;
    return array(select l.line from justice_settledletter l
        where l.to_office_id = who.office_id and l.current and l.child_id <> all (access_walled()));
end $$;
