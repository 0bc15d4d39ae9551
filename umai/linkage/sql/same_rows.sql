-- Answers this row and the same unchanged row in the other editions of its list for the same area.
-- Called by: linkage_read_rows, linkage_same_pairs, linkage_settle, unseen_on_judgement.
create function linkage_same_rows(of_row uuid) returns uuid[]
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select array(select b.id from linkage_listrow r join linkage_listedition e on e.id = r.edition_id
        join linkage_listedition o on o.source_id = e.source_id and o.area_id = e.area_id
        join linkage_listrow b on b.edition_id = o.id and b.whose = r.whose and b.content = r.content
        where r.id = of_row)
$$;
