-- Answers the adults of the children whose files are opened by the speaker in an emergency.
-- Called by: policies.
create function register_emergency_adults() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin return register_adults_of(access_emergency()); end $$;
