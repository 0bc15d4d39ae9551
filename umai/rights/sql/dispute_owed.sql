-- Makes the answer to a dispute owed in the newest open case of the child, by the day of the dispute. Where no
-- case is open nothing is owed in one, and the dispute stands among those that wait (`rights_waiting_disputes`).
-- Called by: trigger owed.
create function rights_dispute_owed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_owe_in_newest_case('dispute', new.id, new.child_id, new.due_on);
    return null;
end $$;

create trigger owed after insert on rights_dispute for each row execute function rights_dispute_owed();
