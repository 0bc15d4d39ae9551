-- Refuses a correction of a question that another office registered. Locks that question, so that a correction and a
-- result of it (statistics_check_result) come one after the other.
-- Called by: trigger check_question.
create function statistics_check_question() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.corrects_id is not null then
        perform from statistics_lawquestion q where q.id = new.corrects_id and q.office_id = new.office_id for update;
        if not found then
            raise exception 'a question is corrected by the office that registered it' using errcode = 'insufficient_privilege';
        end if;
    end if;
    return new;
end $$;

create trigger check_question before insert on statistics_lawquestion for each row execute function statistics_check_question();
