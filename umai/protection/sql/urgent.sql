-- Begins to wait until somebody has seen the child, where a protection is begun in a case in which
-- nothing is urgent yet.
-- Called by: trigger urgent.
create function protection_urgent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform urgency_begin(null, new.case_id, new.child_id, new.district_id, new.municipality_id, 'district',
        new.recorded_at);
    return null;
end $$;

create trigger urgent after insert on protection_protection for each row execute function protection_urgent();
