-- Deletes the drafts at doors that were last saved before this instant, and answers how many.
-- Security definer: row-level security hides each draft from everybody but its writer.
-- Called by: umai/rounds/doorstep/jobs.py.
create function rounds_delete_old_drafts(saved_before timestamptz) returns int
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare n int;
begin
    delete from rounds_doordraft where saved_at < saved_before;
    get diagnostics n = row_count;
    return n;
end $$;
