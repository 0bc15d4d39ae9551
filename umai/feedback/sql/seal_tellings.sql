-- Seals, or opens again, what was said and done about a decision when the decision was.
-- Called by: trigger seal_tellings.
create function feedback_seal_tellings() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update feedback_telling set sealed = new.sealed where decision_id = new.id;
    update feedback_disagreementanswer set sealed = new.sealed where decision_id = new.id;
    return null;
end $$;

create trigger seal_tellings after update of sealed on feedback_childdecision for each row
    when (old.sealed <> new.sealed) execute function feedback_seal_tellings();
