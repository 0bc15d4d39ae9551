-- Keeps child and office of an answer equal to its question's, whatever the row says, and refuses a day before the
-- question or ahead. Its trigger runs before stamp, by its name, so the child is known when stamp looks for the
-- place.
-- Called by: trigger of_question.
create function justice_duty_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare asked justice_dutyquestion;
begin
    select * into asked from justice_dutyquestion where id = new.question_id;
    new.child_id := asked.child_id;
    new.to_office_id := asked.to_office_id;
    if new.answered_on < asked.asked_on or new.answered_on > access_today() then
        raise check_violation using message = 'this day cannot be', constraint = 'duty_answer_day';
    end if;
    return new;
end $$;

create trigger of_question before insert on justice_dutyanswer
    for each row execute function justice_duty_answered();
