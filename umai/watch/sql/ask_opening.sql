-- Writes that the speaker asks to open one child's file, and answers the request. Opens nothing. The row has to stand
-- in the list at this moment; the speaker has to watch over its district and over the district that holds the file,
-- and no wall may be between. Where the department is told later, the office needs a second person. Security
-- definer: no role of a page writes requests, and nobody who watches reaches the child.
-- Called by: umai/review/two_persons.py, umai/watch/opening/actions.py.
create function watch_ask_opening(of_list text, about uuid, child uuid, within int, words text, tell_on date,
    later_words text, lapses_on date, numbers jsonb) returns uuid
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    who record;
    may record;
    held int := (select c.district_id from register_child c where c.id = child);
    asked uuid := gen_random_uuid();
    now_on date := access_today();
begin
    select * into who from access_speaking();
    select * into may from watch_opening_limits();
    if coalesce(who.role, '') not in ('prosecutor', 'ombudsman', 'commissioner') then
        raise insufficient_privilege using message = 'this role opens no file from a list';
    end if;
    if (held is not null and child <> all (access_walled()) and cardinality(watch_over(array[held])) = 1
            and watch_stands(of_list, about, child, array[within], numbers)) is not true then
        raise check_violation using message = 'this does not stand in a list of the speaker',
            constraint = 'watch_opening_of_watched';
    end if;
    if tell_on <= now_on or tell_on > now_on + may.told_within then
        raise check_violation using message = 'the department is told later than is allowed',
            constraint = 'watch_told_in_time';
    end if;
    if tell_on is not null and not watch_has_second() then
        raise check_violation using message = 'nobody of the office could agree',
            constraint = 'watch_second_person';
    end if;
    if (lapses_on between now_on and now_on + may.waits) is not true then
        raise check_violation using message = 'a request waits longer than is allowed',
            constraint = 'watch_request_waits';
    end if;
    insert into watch_watchopeningrequest (id, child_id, district_id, office_id, role, of_list, about, words, tell_on,
        later_words, asked_on, lapses_on)
        values (asked, child, held, who.office_id, who.role, of_list, about, words, tell_on, later_words, now_on,
            lapses_on);
    return asked;
end $$;
