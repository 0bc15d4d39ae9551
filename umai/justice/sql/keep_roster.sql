-- Refuses every change and deletion of the roster, by the owner too: an entry is corrected or ended by another row.
-- Called by: trigger keep.
create function justice_keep_roster() returns trigger
language plpgsql
as $$
begin raise exception 'the roster is never changed or deleted: correct or end the entry'; end $$;

create trigger keep before update or delete on justice_rosterentry for each row execute function justice_keep_roster();
create trigger keep before update or delete on justice_rosterending for each row execute function justice_keep_roster();
