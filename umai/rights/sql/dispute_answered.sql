-- Ends what is owed for a dispute, once it is answered.
-- Called by: trigger owed.
create function rights_dispute_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_drop_due('dispute', new.dispute_id, d.case_id)
        from intake_due d where d.owed = 'dispute' and d.of = new.dispute_id;
    return null;
end $$;

create trigger owed after insert on rights_disputeanswer for each row execute function rights_dispute_answered();
