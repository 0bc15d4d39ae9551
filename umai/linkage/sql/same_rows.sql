-- Answers this row and the same unchanged row in the other editions of its list for the same area.
-- Called by: linkage_again, linkage_read_rows, linkage_settle, unseen_read.
create function linkage_same_rows(of_row uuid) returns uuid[]
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select array(select b.id from linkage_row r join linkage_edition e on e.id = r.edition_id
        join linkage_edition o on o.source_id = e.source_id and o.area_id = e.area_id
        join linkage_row b on b.edition_id = o.id and b.whose = r.whose and b.content = r.content
        where r.id = of_row)
$$;
