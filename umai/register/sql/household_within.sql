-- Answers whether the file of a child who lives in a household is held within the speaker's territory. A
-- household with children of two places is seen from both, whatever place its own row has.
-- Called by: policies.
create function register_household_within(household uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select 1 from register_membership where household_id = household and current
                   and child_id is not null
                   and (district_id = any (access_districts()) or municipality_id = any (access_municipalities())));
end $$;
