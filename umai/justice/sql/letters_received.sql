-- Answers the letters to the prosecutor's office of the speaker as they were written, and the last answer to each.
-- Of the file nothing, but the child's id, which the trail names.
-- Called by: umai/justice/settled/watching.py.
create function justice_letters_received() returns table(letter uuid, child uuid, from_office uuid, year int,
    number int, written_on date, ended_on date, stage text, ground text, act text, article text, matter text,
    body text, due_on date, answer text, answered_on date)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query
    select l.line, l.child_id, l.recorded_office_id, l.year, l.number, l.happened_on, l.ended_on, l.stage::text,
        l.ground::text, l.act::text, l.article::text, l.matter::text, l.body::text, l.due_on,
        coalesce(a.answer::text, ''), a.happened_on
    from justice_settledletter l
    left join lateral (
        select one.answer, one.happened_on from justice_settledanswer one
        where one.letter_id = l.line and one.current order by one.happened_on desc, one.recorded_at desc limit 1) a
        on true
    where l.current and l.line = any (justice_letters_to_speaker());
end $$;
