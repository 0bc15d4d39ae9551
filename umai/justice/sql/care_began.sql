-- Looks whether somebody who begins to take care of a child has an incident of violence with another one.
-- Called by: trigger carer_alarm.
create function justice_care_began() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_alarm(array[new.carer_id], array[new.child_id], 'care');
    return null;
end $$;

create trigger carer_alarm after insert on register_carearrangement for each row
    when (new.carer_id is not null and new.why <> 'struck'
        and coalesce(new.holds_to >= access_today(), true)) execute function justice_care_began();
