-- Answers what readers said of the two records of a pair: of this pair, or, where nobody read it, what
-- was said last of another pair of the same two. Null where nobody read any of them. Security definer:
-- row-level security shows a judgement to its reader alone.
-- Called by: linkage_rejected_pairs, unseen_is_one, unseen_regroup, umai/linkage/histories/joining.py.
create function linkage_readers_answer(one linkage_recordpair) returns text
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare said text;
begin
    select linkage_outcome(a.a1, a.a2, a.a3, a.twice) into said from linkage_answers(one.id) a;
    if said is null then
        select o.said into said from linkage_pairjudgement j, lateral linkage_answers(j.pair_id) a,
                lateral (select linkage_outcome(a.a1, a.a2, a.a3, a.twice) as said) o
            where j.current and j.pair_id = any (linkage_same_pairs(one)) and o.said is not null
            order by j.recorded_at desc, j.id limit 1;
    end if;
    return said;
end $$;
