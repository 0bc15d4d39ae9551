-- Makes the answer to what a parent sent from the site owed in the newest open case of the child, by the last day
-- of the row. Where no case is open nothing is owed in one, and it stands in the list of the office alone.
-- Called by: trigger owed.
create function guardianship_announcement_owed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform intake_owe_in_newest_case('announced', new.id, new.child_id, new.due_on);
    return null;
end $$;

create trigger owed after insert on guardianship_sentannouncement
    for each row execute function guardianship_announcement_owed();
