-- Ends the visit window that waits when its case is closed; it counts as neither kept nor missed.
-- Called by: trigger visits_end.
create function visits_closed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update visits_visitwindow set open = false where case_id = new.case_id and open;
    return null;
end $$;

create trigger visits_end after insert on intake_closure for each row execute function visits_closed();
