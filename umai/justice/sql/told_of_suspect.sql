-- Tells the offices anew when somebody is written down as a suspect, or that is corrected or struck out.
-- Called by: trigger told.
create function justice_told_of_suspect() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_renew_repeated(new.incident_id);
    perform justice_renew_alarms(new.incident_id);
    return null;
end $$;

create trigger told after insert on justice_suspect for each row execute function justice_told_of_suspect();
