-- Ends what a decision owes when it is reported as carried out; a delay leaves its day as it was.
-- Called by: trigger owe.
create function commission_reported() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.kind = 'done' then
        perform intake_drop_due('decision', d.id, d.case_id) from commission_decision d where d.id = new.decision_id;
    end if;
    return null;
end $$;

create trigger owe after insert on commission_executionreport for each row execute function commission_reported();
