-- Begins to wait until somebody has seen the child, where a protection is begun in a case in which
-- nothing is urgent yet, and calls the worker of the case if it is somebody else.
-- Called by: trigger urgent.
create function protection_urgent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (select from urgency_urgency u where u.case_id = new.case_id and u.ended_at is null) then
        perform urgency_begin(null, new.case_id, new.child_id, new.district_id, new.municipality_id, 'district',
            new.recorded_at);
        perform intake_call_worker(new.case_id, new.recorded_by_id);
    end if;
    return null;
end $$;

create trigger urgent after insert on protection_protection for each row execute function protection_urgent();
