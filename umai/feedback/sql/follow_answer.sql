-- Ends the wait for what is done about a disagreement.
-- Called by: trigger follow_answer.
create function feedback_follow_answer() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update feedback_childdecision set state = 'answered' where id = new.decision_id;
    return null;
end $$;

create trigger follow_answer after insert on feedback_disagreementanswer for each row execute function feedback_follow_answer();
