-- Deletes the drafts of visits that were last saved before this instant, and answers how many.
-- Security definer: row-level security hides each draft from everybody but its writer.
-- Called by: umai/visits/jobs.py.
create function visits_delete_old_drafts(saved_before timestamptz) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    delete from visits_visitdraft where saved_at < saved_before;
    get diagnostics n = row_count;
    return n;
end $$;
