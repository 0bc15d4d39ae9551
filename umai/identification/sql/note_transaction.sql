-- Notes in which transaction the row was written: what one person asks or agrees to and what follows from
-- it are two transactions, so no rollback takes away from the record who did it.
-- Called by: trigger noted.
create function identification_note_transaction() returns trigger
language plpgsql
as $$
begin
    new.transaction := pg_current_xact_id()::text::bigint;
    return new;
end $$;

create trigger noted before insert on identification_consent for each row execute function identification_note_transaction();
create trigger noted before insert on identification_joining for each row execute function identification_note_transaction();
