-- Answers what bodies were asked and did not answer by its day: why they did not inform, a signed letter about that,
-- and a letter to the prosecutor about what was settled away. `owes` is the office; empty where the letter went to one
-- that has no place here.
-- Called by: watch_stands, umai/watch/lists.py.
create function watch_silent(within int[]) returns table(id uuid, child uuid, district int, what text, since_on date,
    owed_on date, owes uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    over int[] := watch_over(within);
    walled uuid[] := access_walled();
    now_on date := access_today();
begin
    return query
    select q.id, q.child_id, q.district_id, concat_ws('|', 'question', q.asks), q.asked_on, q.due_on, q.to_office_id
    from justice_dutyquestion q
    where q.due_on < now_on and q.district_id = any (over) and q.child_id <> all (walled)
        and not exists (select from justice_dutyanswer a where a.question_id = q.id)
    union all
    select l.id, l.child_id, l.district_id, concat_ws('|', 'letter', l.to), s.signed_on, s.due_on,
        case when l.to = 'head' then q.to_office_id end
    from justice_dutylettersigning s join justice_dutyletter l on l.id = s.letter_id
        join justice_dutyquestion q on q.id = l.question_id
    where s.signed and s.due_on < now_on and l.district_id = any (over) and l.child_id <> all (walled)
        and not exists (select from justice_dutyletteranswer a where a.letter_id = l.id)
    union all
    select t.line, t.child_id, t.district_id, concat_ws('|', 'settled', t.ground), t.happened_on, t.due_on,
        t.to_office_id
    from justice_settledletter t
    where t.current and t.due_on < now_on and t.district_id = any (over) and t.child_id <> all (walled)
        and not exists (select from justice_settledanswer a where a.letter_id = t.line and a.current);
end $$;
