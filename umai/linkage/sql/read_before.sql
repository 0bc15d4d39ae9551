-- Answers whether the two records of this pair were read before in another pair; then they are not read
-- again. Asks first for any judgement of the child in another pair, because most children have none.
-- Called by: linkage_due.
create function linkage_read_before(one linkage_recordpair) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select case when one.child_id is not null and not exists (select from linkage_pairjudgement j
            where j.current and j.child_id in (one.child_id, one.other_child_id) and j.pair_id <> one.id) then false
        else exists (select from linkage_pairjudgement j
            where j.current and j.pair_id = any (linkage_same_pairs(one))) end
$$;
