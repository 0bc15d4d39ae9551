-- Answers these rows and every row that may stand in one line with one of them. Rows are found by their
-- lines, by resolutions to one child or to merged records, and by pairs that are one child, until none
-- is added.
-- Called by: unseen_regroup.
create function unseen_around(wanted uuid[]) returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare every uuid[] := wanted; more uuid[];
begin
    loop
        more := array(
            select unnest(every)
            union select unnest(l.rows) from unseen_listedchild l where l.rows && every
            union select o.row_id from linkage_resolution s
                join linkage_resolution o on o.child_id = any (register_one_with(array[s.child_id])) and o.current
                where s.row_id = any (every) and s.current and s.child_id is not null
            union select p.other_id from linkage_recordpair p
                where p.row_id = any (every) and p.other_id is not null and unseen_is_one(p)
            union select p.row_id from linkage_recordpair p where p.other_id = any (every) and unseen_is_one(p));
        exit when cardinality(more) = cardinality(every);
        every := more;
    end loop;
    return every;
end $$;
