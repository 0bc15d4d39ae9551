-- Says in which case that what began with a path goes on, once the child has a case: whoever answers for it
-- is called then. The call of the path waits on until somebody takes it or has seen the child.
-- Called by: trigger urgent_path.
create function self_harm_into_case() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update urgency_urgency set case_id = new.id, district_id = new.district_id,
            municipality_id = new.municipality_id
        where child_id = new.child_id and case_id is null and signal_id is null and ended_at is null;
    return null;
end $$;

create trigger urgent_path after insert on intake_case for each row execute function self_harm_into_case();
