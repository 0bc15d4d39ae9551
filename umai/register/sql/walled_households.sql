-- Answers the households of the children from whom the speaker is walled, among decoys.
-- Called by: contradictions_of, policies.
create function register_walled_households() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin return access_padded('households', register_households_of(access_behind_walls())); end $$;
