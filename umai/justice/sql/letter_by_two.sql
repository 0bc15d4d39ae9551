-- Refuses a letter that is signed by whoever proposed it, or by another post than head and oblast, and numbers a
-- signed one: the next number in the book of the proposer's office, by the year of signing. Two at one moment wait
-- for each other, and a transaction that fails takes its number back, so no number is missing and none stands
-- twice; what the program says of number, year and book is ignored. The owner is exempt from the persons and the
-- day.
-- Called by: trigger of_two, umai/review/two_persons.py.
create function justice_letter_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare l justice_dutyletter;
begin
    select * into l from justice_dutyletter d where d.id = new.letter_id;
    if session_user <> current_user then
        if not access_is_another(l.recorded_by_id, access_worker())
            or coalesce(access_role(), '') not in ('head', 'oblast_supervisor') then
            raise check_violation using message = 'another person has to sign', constraint = 'letter_by_two';
        end if;
        new.signed_on := access_today();
    end if;
    new.of_office_id := null;
    new.year := null;
    new.number := null;
    if new.signed then
        new.of_office_id := l.recorded_office_id;
        new.year := extract(year from new.signed_on);
        new.number := justice_next_letter(new.of_office_id, new.year);
    end if;
    return new;
end $$;

create trigger of_two before insert on justice_dutylettersigning
    for each row execute function justice_letter_by_two();
