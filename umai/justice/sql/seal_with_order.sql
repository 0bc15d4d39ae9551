-- Copies from its order whether a breach is sealed, and has it name the order by its first row.
-- Called by: trigger seal.
create function justice_seal_with_order() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    select coalesce(o.changes_id, o.line) into new.order_id from justice_protectionorder o where o.id = new.order_id;
    new.sealed := (select o.sealed from justice_protectionorder o where o.line = new.order_id
        order by o.current desc, o.recorded_at desc limit 1);
    return new;
end $$;

create trigger seal before insert on justice_orderbreach for each row execute function justice_seal_with_order();
