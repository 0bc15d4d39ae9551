-- Answers the adults of the children from whom the speaker is walled, among decoys.
-- Called by: guardianship_waiting, contradictions_of, justice_carer_losses, policies.
create function register_walled_adults() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin return access_padded('adults', register_adults_of(access_behind_walls())); end $$;
