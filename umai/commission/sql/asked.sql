-- Makes a request to hear a case owed by its day, so that a Commission that does not answer is noticed.
-- Called by: trigger owe.
create function commission_asked() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_put_due('hearing', new.id, new.case_id, new.due_on);
    return null;
end $$;

create trigger owe after insert on commission_hearingrequest for each row execute function commission_asked();
