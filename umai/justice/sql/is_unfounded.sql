-- Answers whether two persons found that an incident did not happen as it was told: whatever counts, alarms
-- or searches leaves it out. An answer that was struck out counts no more. `incident`: its first row.
-- Called by: 9 functions.
create function justice_is_unfounded(incident uuid) returns boolean
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (select from justice_unfoundedanswer a where a.incident_id = incident and a.current and a.agreed)
$$;
