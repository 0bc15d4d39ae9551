-- Answers the households of which these children are current members. Security definer: also those that
-- the speaker does not see.
-- Called by: register_emergency_households, register_granted_households, register_walled_households.
create function register_households_of(children uuid[]) returns uuid[]
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if cardinality(children) = 0 then return '{}'; end if;
    return array(select household_id from register_membership where child_id = any (children) and current);
end $$;
