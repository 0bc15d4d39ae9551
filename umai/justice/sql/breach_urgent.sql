-- Calls when an order was broken. A breach that is only corrected or struck out calls nobody again.
-- Called by: trigger urgent.
create function justice_breach_urgent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_must_see(new.child_id, new.district_id, new.municipality_id, new.recorded_by_id);
    return null;
end $$;

create trigger urgent after insert on justice_orderbreach for each row when (new.replaces_id is null)
    execute function justice_breach_urgent();
