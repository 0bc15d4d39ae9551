-- Keeps of an alarm whether its office has answered, and ends its call then; a struck answer lets it wait again.
-- Called by: trigger answered.
create function justice_alarm_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update justice_careralarm a set answered = new.current where a.id = new.alarm_id and a.answered <> new.current;
    update notices_call set taken = true where kind = 'carer' and about = new.alarm_id and new.current and not taken;
    return null;
end $$;

create trigger answered after insert on justice_careralarmanswer for each row
    execute function justice_alarm_answered();
