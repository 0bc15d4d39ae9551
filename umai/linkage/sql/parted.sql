-- Answers which rows of this edition readers found not to be a child, each with that child. What was
-- read of the same unchanged row in any edition of the list for the area counts.
-- Called by: umai/linkage/candidates/matching.py.
create function linkage_parted(taken uuid) returns TABLE(one uuid, child uuid)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select distinct r.id, p.child_id
    from linkage_judgement j join linkage_pair p on p.id = j.pair_id and p.row_id is not null
    join linkage_row b on b.id = p.row_id join linkage_edition o on o.id = b.edition_id
    join linkage_edition e on e.id = taken and e.source_id = o.source_id and e.area_id = o.area_id
    join linkage_row r on r.edition_id = taken and r.whose = b.whose and r.content = b.content
    where j.current and j.turn = 1 and j.child_id is not null and linkage_said(p) = 'not'
$$;
