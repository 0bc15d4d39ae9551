-- Has an order that changes another name that one by its first row, and copies the kind and the seal from it: a
-- change of a change is one of the first order, and a change is never read where that order is hidden. An order of
-- its own is sealed with its incident. Refuses an order that others change and that changes another, one that changes itself, one that was struck out, and one whose
-- order begins later. Whoever strikes an order out may do it whatever hangs on it.
-- Called by: trigger seal.
create function justice_order_changes() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    root record;
begin
    if new.incident_id is not null then
        select i.line into new.incident_id from justice_incident i where i.id = new.incident_id;
    end if;
    if new.changes_id is null then
        new.sealed := coalesce((select i.sealed from justice_incident i where i.line = new.incident_id
            order by i.current desc, i.recorded_at desc limit 1), false);
        return new;
    end if;
    select coalesce(o.changes_id, o.line) into new.changes_id from justice_protectionorder o where o.id = new.changes_id;
    select o.kind, o.sealed, o.in_force_on, o.current into root from justice_protectionorder o
        where o.line = new.changes_id order by o.current desc, o.recorded_at desc limit 1;
    new.kind := root.kind;
    new.incident_id := null;
    new.sealed := root.sealed;
    if new.why <> 'struck' and (not root.current or new.changes_id = new.line or new.in_force_on < root.in_force_on
            or exists (select from justice_protectionorder o where o.changes_id = new.line and o.current)) then
        raise check_violation using message = 'the order that it changes is none', constraint = 'order_changes_another';
    end if;
    return new;
end $$;

create trigger seal before insert on justice_protectionorder for each row execute function justice_order_changes();
