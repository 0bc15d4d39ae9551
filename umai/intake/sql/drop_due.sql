-- Ends one thing owed in a case, and shows in intake_worklistrow what is due next there.
-- Kind and row identify it. Where it was not owed, nothing is deleted.
-- Called by: 13 functions.
create function intake_drop_due(what text, by_row uuid, which uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from intake_due where owed = what and of = by_row;
    perform intake_show_next_due(which);
end $$;
