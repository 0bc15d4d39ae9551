-- Tells the offices of what an incident belongs to when it is written, corrected or struck out, and takes back
-- what is true no more.
-- Called by: trigger told.
create function justice_told_of_incident() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_renew_repeated(new.line);
    perform justice_renew_alarms(new.line);
    return null;
end $$;

create trigger told after insert on justice_incident for each row execute function justice_told_of_incident();
