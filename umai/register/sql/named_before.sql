-- Answers whether the kinship or care arrangement that a new row replaces named this adult. Then the new
-- row may name the adult too, whom the speaker perhaps does not see.
-- Called by: policies.
create function register_named_before(fact uuid, adult uuid) returns boolean
language plpgsql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select 1 from register_kinship where id = fact and adult_id = adult)
        or exists (select 1 from register_carearrangement where id = fact and carer_id = adult);
end $$;
