-- Refuses a correction of a question that another office registered.
-- Called by: trigger check_question.
create function statistics_check_question() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.corrects_id is not null
        and not exists (select from statistics_lawquestion q where q.id = new.corrects_id and q.office_id = new.office_id)
    then
        raise exception 'a question is corrected by the office that registered it' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create trigger check_question before insert on statistics_lawquestion for each row execute function statistics_check_question();
