-- Answers the role of the speaker's post of today; null when nobody speaks (see access_speaking). Security
-- definer: sessions are closed to the web role.
-- Called by: 80 functions, policies, umai/walls/reading.py.
create function access_role() returns text
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select t.role from access_speaking() t);
end $$;
