-- Answers the last day on which a current answer lets a contradiction of this child rest: 9999-12-31 while
-- both are true, null without an answer. An answer covers only the rows for which it was given.
-- Called by: contradictions_of, contradictions_on_answer.
create function contradictions_rests_to(children uuid[], by_rule text, contradicting uuid[]) returns date
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return (select max(coalesce(a.holds_to, '9999-12-31')) from contradictions_contradictionanswer a
            where a.child_id = any (children) and a.rule = by_rule and a.current and a.rows @> contradicting);
end $$;
