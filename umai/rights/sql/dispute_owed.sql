-- Makes the answer to a dispute owed in the newest open case of the child, by the day of the dispute. Where no
-- case is open nothing is owed in one, and the dispute stands among those that wait (`rights_waiting_disputes`).
-- Called by: trigger owed.
create function rights_dispute_owed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare which uuid;
begin
    select w.case_id into which from intake_worklistrow w
        where w.child_id = any (register_one_with(array[new.child_id]))
        order by w.opened_on desc, w.case_id limit 1;
    perform intake_put_due('dispute', new.id, which, new.due_on);
    return null;
end $$;

create trigger owed after insert on rights_dispute for each row execute function rights_dispute_owed();
