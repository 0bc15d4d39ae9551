-- Answers the other pairs of the same two records. They were weighed by another version of the model, or
-- are of the same unchanged rows in other editions of their lists; two rows are one pair in either
-- order.
-- Called by: linkage_read_before, linkage_readers_answer.
create function linkage_same_pairs(one linkage_recordpair) returns uuid[]
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare here uuid[]; there uuid[];
begin
    if one.row_id is null then
        return array(select p.id from linkage_recordpair p where p.other_child_id is not null and p.id <> one.id
            and least(p.child_id, p.other_child_id) = least(one.child_id, one.other_child_id)
            and greatest(p.child_id, p.other_child_id) = greatest(one.child_id, one.other_child_id));
    end if;
    here := linkage_same_rows(one.row_id);
    if one.child_id is not null then
        return array(select p.id from linkage_recordpair p
            where p.row_id = any (here) and p.child_id = one.child_id and p.id <> one.id);
    end if;
    there := linkage_same_rows(one.other_id);
    return array(select p.id from linkage_recordpair p where p.id <> one.id
        and (p.row_id = any (here) and p.other_id = any (there)
            or p.row_id = any (there) and p.other_id = any (here)));
end $$;
