-- Makes the answer to a sent file owed in its case, by the last day to accept it.
-- Called by: trigger owe.
create function intake_file_sent() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_put_due('transfer', new.id, new.case_id, new.accept_by_on);
    return null;
end $$;

-- A file without an open case has no list in which anything is owed.
create trigger owe after insert on intake_filetransfer for each row when (new.case_id is not null) execute function intake_file_sent();
