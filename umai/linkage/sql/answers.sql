-- Answers the current judgements of a pair by turn (first, second and third reader), and whether the
-- pair was drawn for two readers. Security definer: row-level security shows a judgement to its reader
-- alone, and no role may read which pairs were drawn.
-- Called by: linkage_due, linkage_labelled, linkage_readers_answer, linkage_sampled, linkage_settle, linkage_to_join.
create function linkage_answers(
    of_pair uuid, OUT a1 text, OUT a2 text, OUT a3 text, OUT twice boolean
) returns record
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select max(answer) filter (where turn = 1), max(answer) filter (where turn = 2),
        max(answer) filter (where turn = 3),
        exists (select from linkage_drawnpair d where d.pair_id = of_pair and d.purpose = 'twice')
    from linkage_pairjudgement where pair_id = of_pair and current
$$;
