-- Begins to wait until somebody has seen the child, where a signal is screened as urgent that was not
-- written as such. Whoever screens it has it before them, so nobody is called.
-- Called by: trigger urgent.
create function identification_screened_urgent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform urgency_begin(s.id, null, null, s.district_id, null, s.keeper, new.recorded_at,
            new.recorded_by_id, new.recorded_at)
        from identification_signal s where s.id = new.signal_id;
    return null;
end $$;

create trigger urgent after insert on identification_screening for each row when (new.outcome = 'urgent') execute function identification_screened_urgent();
