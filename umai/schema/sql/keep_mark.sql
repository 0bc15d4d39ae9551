-- Refuses every change of what the database is for and of the home it belongs to, also by the owner.
-- Called by: trigger stays, trigger stays_whole.
create function schema_keep_mark() returns trigger
language plpgsql
as $$
begin
    raise exception 'what a database is for, and its home, are written once and never changed';
end $$;

create trigger stays before update or delete on installation_mark for each row execute function schema_keep_mark();

create trigger stays_whole before truncate on installation_mark for each statement execute function schema_keep_mark();
