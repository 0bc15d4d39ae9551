-- A case that is opened for a child whom somebody has seen before begins with that day.
-- Called by: trigger seen_before.
create function visits_row_stands() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform visits_put_seen(array[new.child_id]);
    return null;
end $$;

create trigger seen_before after insert on intake_worklistrow for each row execute function visits_row_stands();
