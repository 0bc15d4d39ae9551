-- Answers the adults of these children: by a current kinship, and the carers of current arrangements.
-- Security definer: also those whom the speaker does not see.
-- Called by: register_emergency_adults, register_granted_adults, register_walled_adults.
create function register_adults_of(children uuid[]) returns uuid[]
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if cardinality(children) = 0 then return '{}'; end if;
    return array(select adult_id from register_kinship where child_id = any (children) and current
                 union select carer_id from register_carearrangement
                 where child_id = any (children) and current and carer_id is not null);
end $$;
