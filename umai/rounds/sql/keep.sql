-- Refuses every change and deletion of what was planned and typed, by the owner too: another row is written.
-- Called by: trigger keep.
create function rounds_keep() returns trigger
language plpgsql
as $$
begin raise exception 'what was planned of a round is never changed or deleted: write another row'; end $$;

create trigger keep before update or delete on rounds_round for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_roundending for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_teammember for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_memberleaving for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_dwelling for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_anewdraw for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_wordsexpunging for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_sheetentry for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_sheetrun for each row execute function rounds_keep();
create trigger keep before update or delete on rounds_sheetnote for each row execute function rounds_keep();
