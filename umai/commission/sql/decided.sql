-- Makes a decision owed in its case by its day. A decision that takes the place of an earlier one ends what
-- that one owed, and a request that is heard is owed no more; put off, it changes nothing.
-- Called by: trigger owe.
create function commission_decided() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.kind = 'postponed' then return null; end if;
    if new.due_on is not null then
        perform intake_put_due('decision', new.id, new.case_id, new.due_on);
    end if;
    perform intake_drop_due('hearing', i.request_id, i.case_id) from commission_agendaitem i
        where i.id = new.item_id and i.request_id is not null;
    perform intake_drop_due('decision', d.id, d.case_id) from commission_decision d
        join commission_agendaitem i on i.earlier_id = d.item_id where i.id = new.item_id;
    return null;
end $$;

create trigger owe after insert on commission_decision for each row execute function commission_decided();
