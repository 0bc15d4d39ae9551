-- Seals, or opens again, what hangs on an order when its incident was corrected or it names another one; also of an
-- order that was struck out, whose breaches stay in the file.
-- Called by: trigger sealed_anew, trigger sealed_otherwise.
create function justice_order_sealed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.changes_id is null and (new.current or not exists (select from justice_protectionorder o
        where o.line = new.line and o.current))
    then
        update justice_orderbreach set sealed = new.sealed where order_id = new.line and sealed <> new.sealed;
        update justice_protectionorder set sealed = new.sealed where changes_id = new.line and sealed <> new.sealed;
    end if;
    return null;
end $$;

create trigger sealed_anew after update of sealed on justice_protectionorder for each row
    when (old.sealed <> new.sealed) execute function justice_order_sealed();
create trigger sealed_otherwise after insert on justice_protectionorder for each row
    when (new.replaces_id is not null) execute function justice_order_sealed();
