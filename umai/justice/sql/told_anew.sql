-- Tells the offices anew, or takes back what they were told, when a suspect or the answer that an incident is unfounded
-- is written, corrected or struck out.
-- Called by: trigger told.
create function justice_told_anew() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_renew_repeated(new.incident_id);
    perform justice_renew_alarms(new.incident_id);
    return null;
end $$;

create trigger told after insert on justice_suspect for each row execute function justice_told_anew();
create trigger told after insert on justice_unfoundedanswer for each row execute function justice_told_anew();
