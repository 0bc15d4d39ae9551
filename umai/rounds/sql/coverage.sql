-- Answers how far a round came in each settlement: dwellings, those that are done, and what was found there, as
-- counts alone. For whoever sees the round. Security definer: what was said at a door is not read by all of them.
-- Called by: umai/rounds/coverage/reading.py.
create function rounds_coverage(of_round uuid)
returns table(settlement int, dwellings int, done int, with_migrants int, with_others int, childless int, unopened int,
    again int, refused int, abandoned int, children int, last_on date)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
    if not exists (select from rounds_round r where r.id = of_round and r.district_id = any (rounds_here())) then
        return;
    end if;
    return query
    select s.settlement_id, count(*)::int, count(*) filter (where s.done)::int,
        count(*) filter (where a.result = 'migrants')::int, count(*) filter (where a.result = 'others')::int,
        count(*) filter (where a.result = 'none')::int, count(*) filter (where a.result = 'nobody')::int,
        count(*) filter (where s.again_on is not null)::int, count(*) filter (where a.result = 'refused')::int,
        count(*) filter (where a.result = 'abandoned')::int, coalesce(sum(a.migrants), 0)::int, max(s.last_on)
    from rounds_roundstop s left join rounds_dooranswer a on a.id = s.answer_id
    where s.round_id = of_round
    group by s.settlement_id;
end $$;
