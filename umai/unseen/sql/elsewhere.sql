-- Answers the rows that put a child of a line in the speaker's municipality into another municipality,
-- or none. Security definer: they lie beyond the speaker's reach, and one child is answered for by all
-- its rows.
-- Called by: policies.
create function unseen_elsewhere() returns uuid[]
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare own int[] := access_municipalities();
begin
    if own = '{}' then return '{}'; end if;
    return array(select r.id from unseen_listedchild l join linkage_listrow r on r.id = any (l.rows)
        where l.municipality_id = any (own) and cardinality(l.rows) > 1
            and r.municipality_id is distinct from l.municipality_id);
end $$;
