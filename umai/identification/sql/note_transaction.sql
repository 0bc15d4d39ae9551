-- Notes in which transaction the second person agreed to an opening. The name is given in a later
-- transaction only, so no rollback takes away from the record who agreed.
-- Called by: trigger noted.
create function identification_note_transaction() returns trigger
language plpgsql
as $$
begin
    new.transaction := pg_current_xact_id()::text::bigint;
    return new;
end $$;

create trigger noted before insert on identification_consent for each row execute function identification_note_transaction();
