-- Says in which case that what is urgent with a signal goes on, and calls the worker of that case.
-- Called by: trigger urgent.
create function intake_took_urgent_in() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform urgency_take_in(new.signal_id, new.case_id, new.child_id, new.district_id, new.municipality_id);
    if exists (select from urgency_urgency u
               where u.signal_id = new.signal_id and u.case_id = new.case_id and u.ended_at is null) then
        perform intake_call_worker(new.case_id, new.recorded_by_id);
    end if;
    return null;
end $$;

create trigger urgent after insert on intake_origin for each row execute function intake_took_urgent_in();
