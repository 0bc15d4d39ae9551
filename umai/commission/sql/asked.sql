-- Makes a request to hear a case owed by its day, so that a Commission that does not answer is noticed.
-- It takes the place of those that no Commission could hear, which are owed no more.
-- Called by: trigger owe.
create function commission_asked() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_put_due('hearing', new.id, new.case_id, new.due_on);
    perform intake_drop_due('hearing', r.id, r.case_id) from commission_hearingrequest r
        where r.case_id = new.case_id and r.id <> new.id and r.commission_id is null;
    return null;
end $$;

create trigger owe after insert on commission_hearingrequest for each row execute function commission_asked();
