-- Answers the adults of the children whose files the speaker opened (access_looked): by a kinship or a care
-- arrangement, also one that is over, and those who live in a household of such a child.
-- Called by: policies.
create function register_looked_adults() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare children uuid[] := access_looked();
begin
    if cardinality(children) = 0 then return '{}'; end if;
    return array(select adult_id from register_kinship where child_id = any (children)
        union select carer_id from register_carearrangement
            where child_id = any (children) and carer_id is not null
        union select other.adult_id from register_membership own
            join register_membership other on other.household_id = own.household_id
            where own.child_id = any (children) and other.adult_id is not null);
end $$;
