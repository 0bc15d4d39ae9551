-- Counts, for each source, the pairs drawn for two readers by what the first and the second one
-- answered. Gives numbers only, of the whole country. Through the web role only heads and supervisors
-- get them; security definer, because row-level security shows a judgement to its reader alone.
-- Called by: umai/linkage/review/quality.py.
create function linkage_agreement() returns TABLE(source uuid, first text, second text, number int)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select e.source_id, one.answer, two.answer, count(*)::int
    from linkage_pairjudgement one join linkage_pairjudgement two on two.pair_id = one.pair_id and two.turn = 2 and two.current
    join linkage_drawnpair d on d.pair_id = one.pair_id and d.purpose = 'twice'
    join linkage_listedition e on e.id = d.edition_id
    where one.turn = 1 and one.current and (session_user <> 'umai_web'
        or access_role() in ('head', 'oblast_supervisor', 'ministry_supervisor'))
    group by 1, 2, 3
$$;
