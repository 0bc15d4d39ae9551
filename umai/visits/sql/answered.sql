-- Marks a question about a visit as answered when an answer is written.
-- Nothing takes the mark away, because an answer is never taken back.
-- Called by: trigger answers.
create function visits_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update visits_visitquestion set answered = true where id = new.question_id and not answered;
    return null;
end $$;

create trigger answers after insert on visits_questionanswer for each row execute function visits_answered();
