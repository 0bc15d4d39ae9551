-- Begins to wait until somebody has seen the child, from when the danger became known. Another call may be
-- open in the case already: pages show the earliest, and one sighting ends both.
-- Called by: trigger urgent.
create function protection_urgent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform urgency_begin(null, new.case_id, new.child_id, new.district_id, new.municipality_id, 'district',
        new.known_at, new.recorded_by_id, new.recorded_at);
    return null;
end $$;

create trigger urgent after insert on protection_protection for each row execute function protection_urgent();
