-- Answers whether the speaker may record a judgement of this pair for this turn: only while linkage_due
-- has it wait for them. A row that strikes a judgement may strike only the speaker's own, of the same
-- pair.
-- Called by: policies.
create function linkage_may_judge(of_pair uuid, at_turn int, struck uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select case when struck is null then exists (select from linkage_due(of_pair) d where d.turn = at_turn)
        else exists (select from linkage_pairjudgement j
            where j.id = struck and j.pair_id = of_pair and j.recorded_by_id = access_worker()) end
$$;
