-- Answers whether a current kinship or care arrangement of an adult is held within the speaker's
-- territory. A parent with children in two villages is seen from both, whatever place the adult's own
-- row has.
-- Called by: register_parents_away, policies.
create function register_adult_within(adult uuid) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select 1 from register_kinship where adult_id = adult and current
                   and (district_id = any (access_districts()) or municipality_id = any (access_municipalities())))
        or exists (select 1 from register_carearrangement where carer_id = adult and current
                   and (district_id = any (access_districts()) or municipality_id = any (access_municipalities())));
end $$;
