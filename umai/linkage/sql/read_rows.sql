-- Answers the rows of which readers said something, as they stand in every edition of their list. They
-- are few, and to ask linkage_readers_answer of every pair of a list costs more than all else that is asked of it.
-- Called by: unseen_regroup, umai/linkage/histories/joining.py.
create function linkage_read_rows() returns SETOF uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select distinct same from linkage_pairjudgement j join linkage_recordpair p on p.id = j.pair_id,
        unnest(array[p.row_id, p.other_id]) of_row, unnest(linkage_same_rows(of_row)) same
    where j.current and of_row is not null
$$;
