-- Answers whether the two rows of a pair are one child. What readers said goes before what the rule
-- took; where they did not decide, the rule holds.
-- Called by: unseen_around.
create function unseen_is_one(p linkage_recordpair) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select unseen_joins(linkage_readers_answer(p), p.band = 'automatic')
$$;
