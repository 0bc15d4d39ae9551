-- Takes back what other offices were told of an incident that two persons found unfounded, and tells it again where
-- that answer was struck out.
-- Called by: trigger told.
create function justice_told_of_unfounded() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_renew_repeated(new.incident_id);
    perform justice_renew_alarms(new.incident_id);
    return null;
end $$;

create trigger told after insert on justice_unfoundedanswer for each row execute function justice_told_of_unfounded();
