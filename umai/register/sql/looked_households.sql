-- Answers the households in which the children live or lived whose files the speaker opened (access_looked).
-- Called by: policies.
create function register_looked_households() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare children uuid[] := access_looked();
begin
    if cardinality(children) = 0 then return '{}'; end if;
    return array(select distinct household_id from register_membership where child_id = any (children));
end $$;
