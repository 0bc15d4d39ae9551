-- Refuses every update and delete of entries, leaves, checkpoints, shapes and erased rows, also by the owner.
-- TRUNCATE is refused by privileges: no role of the program owns a table.
-- Called by: trigger append_only, trigger keep.
create function trail_refuse_change() returns trigger
language plpgsql
as $$
begin raise exception 'the trail is append-only'; end $$;

create trigger append_only before update or delete on trail_checkpoint for each row execute function trail_refuse_change();
create trigger append_only before update or delete on trail_entry for each row execute function trail_refuse_change();
create trigger append_only before update or delete on trail_leaf for each row execute function trail_refuse_change();
create trigger append_only before update or delete on trail_rowshape for each row execute function trail_refuse_change();
create trigger keep before update or delete on trail_erasedrow for each row execute function trail_refuse_change();
