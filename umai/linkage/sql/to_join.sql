-- Answers pairs of records of the register that readers found to be one child and no merge joins
-- directly. A row that is resolved to one child and was read as another makes such a pair, too. Both
-- records must lie in the speaker's districts and behind no wall of theirs; a pair for two readers
-- counts when both have read it.
-- Called by: umai/linkage/review/views.py.
create function linkage_to_join() returns TABLE(pair uuid, one uuid, other uuid)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with said as (
        select j.pair_id from linkage_pairjudgement j where j.current and j.turn = 1
    ), same as (
        select p.* from said join linkage_recordpair p on p.id = said.pair_id, lateral linkage_answers(p.id) a
        where linkage_outcome(a.a1, a.a2, a.a3, a.twice) = 'same' and p.child_id is not null
            and not (a.twice and a.a2 is null)  -- the second reader is not told what the first said
            and p.district_id = any ((select access_districts())::int[])
    ), two as (
        select id, child_id, other_child_id from same where row_id is null
        union all select same.id, same.child_id, s.child_id from same
            join linkage_resolution s on s.row_id = same.row_id and s.current and s.child_id <> same.child_id
    )
    select distinct on (least(t.child_id, t.other_child_id), greatest(t.child_id, t.other_child_id)) t.*
    from two t join register_child o on o.id = t.other_child_id
    where o.district_id = any ((select access_districts())::int[])
        and t.child_id <> all (access_walled()) and t.other_child_id <> all (access_walled())
        and not exists (select from register_merge m where m.current
            and m.child_id in (t.child_id, t.other_child_id) and m.other_id in (t.child_id, t.other_child_id))
$$;
