-- Keeps of what an office was told of an incident whether it has answered: everything that was told until the
-- last instant that a current answer names. A struck answer lets it wait again.
-- Called by: trigger answered.
create function justice_repeated_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update justice_repeatednotice n set answered = not n.answered
        where n.line = new.incident_id and n.answered <> exists (
            select from justice_repeatedanswer a where a.incident_id = new.incident_id and a.current
                and a.told_until >= n.told_at);
    return null;
end $$;

create trigger answered after insert on justice_repeatedanswer for each row
    execute function justice_repeated_answered();
