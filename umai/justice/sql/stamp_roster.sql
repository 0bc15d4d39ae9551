-- Stamps an entry of the roster with when, by whom and for which office it was written, and its first row. Refuses
-- a territory that is no country, oblast or district, and a correction that moves the entry to another territory or
-- first day, or of an entry that is over: that one ends, and another is added. Who of two corrects first is right:
-- a row is replaced once. Rows that the owner loads keep their own stamp.
-- Called by: trigger stamp.
create function justice_stamp_roster() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    before justice_rosterentry;
begin
    if session_user <> current_user then
        new.recorded_at := clock_timestamp();
        new.recorded_by_id := access_worker();
        new.office_id := access_office();
    end if;
    new.line := new.id;
    if not exists (select from places_place p
        where p.id = new.place_id and (p.district_id is null or p.district_id = p.id))
    then
        raise check_violation using message = 'the roster is of a country, an oblast or a district',
            constraint = 'roster_of_territory';
    end if;
    if new.replaces_id is null then return new; end if;
    select * into before from justice_rosterentry e where e.id = new.replaces_id;
    new.line := before.line;
    new.office_id := before.office_id;
    if (new.place_id, new.from_on) is distinct from (before.place_id, before.from_on) then
        raise check_violation using message = 'an entry keeps its territory and its first day',
            constraint = 'roster_keeps_place';
    end if;
    if exists (select from justice_rosterending x where x.entry_id = before.line) then
        raise check_violation using message = 'the entry is over', constraint = 'roster_entry_is_over';
    end if;
    return new;
end $$;

create trigger stamp before insert on justice_rosterentry for each row execute function justice_stamp_roster();
