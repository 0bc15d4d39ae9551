-- Says in which case goes on that a child must be seen, once the child has a case: whoever answers for it is called
-- then. Which records are one child the merges say.
-- Called by: trigger urgent_child.
create function justice_into_case() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update urgency_urgency set case_id = new.id, child_id = new.child_id, district_id = new.district_id,
            municipality_id = new.municipality_id
        where child_id = any (register_one_with(array[new.child_id])) and case_id is null and signal_id is null
            and ended_at is null;
    return null;
end $$;

create trigger urgent_child after insert on intake_case for each row execute function justice_into_case();
