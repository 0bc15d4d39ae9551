-- Answers the office of the speaker's post of today; null when nobody speaks (see access_speaking).
-- Security definer: sessions are closed to the web role.
-- Called by: 12 functions, policies.
create function access_office() returns uuid
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select t.office_id from access_speaking() t);
end $$;
