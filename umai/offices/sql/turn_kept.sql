-- Refuses every change and deletion of a turn on duty, also by the owner. Only `current` may be turned
-- off, when other rows replace the turn.
-- Called by: trigger keep.
create function offices_turn_kept() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'UPDATE' and old.current and not new.current
        and to_jsonb(new) - 'current' = to_jsonb(old) - 'current' then return new; end if;
    raise exception 'a turn is never changed or deleted: write rows that replace it';
end $$;

create trigger keep before update or delete on staff_turn for each row execute function offices_turn_kept();
