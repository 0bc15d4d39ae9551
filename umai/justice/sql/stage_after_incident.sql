-- Refuses a stage on a day before the incident, where the day of the incident is known.
-- Called by: trigger stage_after_incident.
create function justice_stage_after_incident() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.why <> 'struck' and exists (
        select from justice_incident i where i.line = new.incident_id and i.current
            and i.day_known = 'exact' and new.happened_on < i.happened_on)
    then
        raise check_violation using message = 'a stage before its incident', constraint = 'stage_after_incident';
    end if;
    return new;
end $$;

create trigger stage_after_incident before insert on justice_proceedingstage for each row
    execute function justice_stage_after_incident();
