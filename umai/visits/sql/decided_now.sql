-- Writes into a question what was decided: that it was passed on to the oblast, or its final result.
-- Nothing takes it away, because a decision is never taken back.
-- Called by: trigger decides.
create function visits_decided_now() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update visits_visitquestion set passed_on = passed_on or new.result = 'to_oblast',
            final = case when new.result = 'to_oblast' then final else new.result end
        where id = new.question_id;
    return null;
end $$;

create trigger decides after insert on visits_questiondecision for each row execute function visits_decided_now();
