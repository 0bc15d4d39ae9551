-- Answers which rows of this edition readers found not to be a child, each with that child. What was
-- read of the same unchanged row in any edition of the list for the area counts.
-- Called by: umai/linkage/candidates/matching.py.
create function linkage_rejected_pairs(taken uuid) returns TABLE(one uuid, child uuid)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select distinct r.id, p.child_id
    from linkage_pairjudgement j join linkage_recordpair p on p.id = j.pair_id and p.row_id is not null
    join linkage_listrow b on b.id = p.row_id join linkage_listedition o on o.id = b.edition_id
    join linkage_listedition e on e.id = taken and e.source_id = o.source_id and e.area_id = o.area_id
    join linkage_listrow r on r.edition_id = taken and r.whose = b.whose and r.content = b.content
    where j.current and j.turn = 1 and j.child_id is not null and linkage_readers_answer(p) = 'not'
$$;
