-- Answers what was settled away and is owed something still, as justice_settled_listed tells it to the speaker: the
-- letter to the prosecutor, by the days that `terms` gives (from which day on how many), or the answer to it.
-- Called by: watch_stands, umai/watch/lists.py.
create function watch_settled(marks jsonb, terms jsonb, within int[]) returns table(id uuid, child uuid, district int,
    what text, since_on date, owed_on date, owes uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    over int[] := watch_over(within);
begin
    return query
    select s.proceeding, s.child, s.district, concat_ws('|', case when s.letter is null then 'letter' else 'answer' end,
            s.stage, s.ground), s.ended_on,
        case when s.letter is null then s.ended_on + (
            select (t->>1)::int from jsonb_array_elements(terms) t where (t->>0)::date <= s.ended_on
            order by (t->>0)::date desc limit 1) else s.due_on end,
        l.to_office_id
    from justice_settled_listed(marks) s
        left join justice_settledletter l on l.line = s.letter and l.current
    where not s.answered and s.district = any (over);
end $$;
