-- Refuses a letter about a body that has neither answered nor let the term of its question pass: the body is
-- asked before any letter leaves. The owner is held to it too. An answer of the same moment waits for the file's
-- lock, so the two come one after the other.
-- Called by: trigger in_turn.
create function justice_letter_in_turn() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (select from justice_dutyquestion q where q.id = new.question_id
        and (q.due_on < access_today()
            or exists (select from justice_dutyanswer a where a.question_id = q.id))) then
        raise check_violation using message = 'the body is asked first', constraint = 'letter_in_turn';
    end if;
    return new;
end $$;

create trigger in_turn before insert on justice_dutyletter
    for each row execute function justice_letter_in_turn();
