-- Gives a letter its office, day and number: by office and year, without a gap. Refuses a letter about a district that
-- the speaker does not watch over, about a child of another district and about one from whom a wall keeps the speaker.
-- Whoever writes in the same book at the same moment waits. The owner is exempt.
-- Called by: trigger number.
create function watch_number_letter() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    new.from_office_id := access_office();
    new.written_on := access_today();
    new.year := extract(year from new.written_on);
    if cardinality(watch_over(array[new.district_id])) = 0
        or new.child_id = any (access_walled())
        or (new.child_id is not null and not exists (select from register_child c
            where c.id = new.child_id and c.district_id = new.district_id))
    then
        raise check_violation using message = 'the speaker does not watch over this',
            constraint = 'watch_letter_of_watched';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('watch ' || new.from_office_id || new.year, 43));
    select coalesce(max(l.number), 0) + 1 into new.number from watch_watchletter l
        where l.from_office_id = new.from_office_id and l.year = new.year;
    return new;
end $$;

create trigger number before insert on watch_watchletter for each row execute function watch_number_letter();
