-- Says in which case that what is urgent with a signal goes on, and where nobody of the department took it
-- in, that nobody answers for the case.
-- Called by: trigger urgent.
create function intake_took_urgent_in() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform urgency_take_in(new.signal_id, new.case_id, new.child_id, new.district_id, new.municipality_id);
    perform intake_nobody_named(new.case_id);
    return null;
end $$;

create trigger urgent after insert on intake_origin for each row execute function intake_took_urgent_in();
