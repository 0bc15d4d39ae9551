-- Answers whether a household is on the register, also one that the speaker does not see. An id that is
-- not there yet is about to be made, so whoever names it opens nothing.
-- Called by: policies.
create function register_household_known(household uuid) returns boolean
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin return exists (select 1 from register_household where id = household); end $$;
