-- Answers the settlements in which a round found no child of migrants although at least `share` of a hundred dwellings
-- are done, and the latest lists name at least `at_least` children of migrants there, born after a day or on one that is
-- not known: how many are done and how many are named, as numbers alone. For the department. A child behind a wall is
-- not counted. Security definer: what was said at a door is not joined with a list by anybody who walks.
-- Called by: umai/casefile/rounds/reading.py.
create function unseen_named_in_round(of_round uuid, born_after date, share int, at_least int)
returns table(settlement int, dwellings int, done int, named int)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
    walls uuid[] := access_walled(); here int[] := access_districts();
begin
    if coalesce(access_role() not in ('specialist', 'head'), true) then return; end if;
    return query
    with found as (
        select s.settlement_id, s.district_id, count(*)::int as dwellings,
            (count(*) filter (where s.done))::int as done
        from rounds_roundstop s left join rounds_dooranswer a on a.id = s.answer_id
        where s.round_id = of_round and s.district_id = any (here)
        group by s.settlement_id, s.district_id
        having coalesce(sum(a.migrants), 0) = 0 and count(*) filter (where s.done) * 100 >= count(*) * share
    )
    select f.settlement_id::int, f.dwellings, f.done, l.named
    from found f cross join lateral (
        select count(*)::int as named from unseen_listedchild l
        where l.district_id = f.district_id and l.of_migrant
            and (l.settlement_id = f.settlement_id or l.settlement_id is null and l.municipality_id = f.settlement_id)
            and (l.birth_date is null or l.birth_date > born_after)
            and (l.child_id is null or l.child_id <> all (walls))) l
    where l.named >= at_least;
end $$;
