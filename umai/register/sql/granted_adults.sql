-- Answers the adults of the children whose files are granted to the speaker.
-- Called by: policies.
create function register_granted_adults() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin return register_adults_of(access_granted()); end $$;
