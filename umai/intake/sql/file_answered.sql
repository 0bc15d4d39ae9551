-- Ends what is owed for a sent file when it is accepted, refused or taken back.
-- An acceptance also moves the file, in the same transaction.
-- Called by: trigger settle.
create function intake_file_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare of_case uuid;
begin
    select case_id into of_case from intake_filetransfer where id = new.transfer_id;
    if of_case is not null then perform intake_drop_due('transfer', new.transfer_id, of_case); end if;
    if new.accepted then perform intake_accept_file(new.transfer_id); end if;
    return null;
end $$;

create trigger settle after insert on intake_filetransferanswer for each row execute function intake_file_answered();
