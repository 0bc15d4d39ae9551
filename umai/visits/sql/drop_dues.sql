-- Deletes the due dates of these windows, and shows in intake_worklistrow what is due next in their cases.
-- Called by: visits_waits_no_more.
create function visits_drop_dues(by_rows uuid[], cases uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from intake_due where owed = 'visit' and of = any (by_rows);
    perform visits_put_next(cases);
end $$;
