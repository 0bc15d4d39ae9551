-- Says in which case that what is urgent with a signal goes on.
-- Called by: trigger urgent.
create function intake_took_urgent_in() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform urgency_take_in(new.signal_id, new.case_id, new.child_id, new.district_id, new.municipality_id);
    return null;
end $$;

create trigger urgent after insert on intake_origin for each row execute function intake_took_urgent_in();
