-- Ends the windows of new missed visits as not kept, with who answered for the case on the last day.
-- Called by: trigger ends.
create function visits_were_missed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update visits_visitwindow w set open = false, kept = false, whose_id = m.worker_id
        from came m where w.id = m.window_id;
    return null;
end $$;

create trigger ends after insert on visits_missedvisit referencing new table as came for each statement execute function visits_were_missed();
