-- Stamps the end of an entry of the roster with when and by whom it was written, and names the entry by its first row.
-- Refuses a last day before the first. A last day that lies back stands: who was asked since then was asked. Rows that
-- the owner loads keep their own stamp.
-- Called by: trigger stamp.
create function justice_stamp_roster_ending() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    began date;
begin
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
    end if;
    select e.line, e.from_on into new.entry_id, began from justice_rosterentry e where e.id = new.entry_id;
    if new.last_on < began then
        raise check_violation using message = 'an entry ends after it began', constraint = 'roster_ends_later';
    end if;
    return new;
end $$;

create trigger stamp before insert on justice_rosterending for each row
    execute function justice_stamp_roster_ending();
