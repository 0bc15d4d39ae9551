-- Refuses to confirm an announcement before the papers of the parent were seen, the carer agreed and the other
-- parent was asked; one that was withdrawn or struck, or is of another child; with the absence of somebody else,
-- or one that is over; on another day than today. Refuses to withdraw what is in effect, and to correct or to
-- strike, or to ask anew about, what was confirmed or withdrawn. The owner is exempt from the day, and takes no
-- lock: it loads many files at once.
-- Called by: trigger confirmable.
create function guardianship_confirmable() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
    announced uuid := case tg_table_name when 'guardianship_departure' then (to_jsonb(new) ->> 'replaces_id')::uuid
        else (to_jsonb(new) ->> 'departure_id')::uuid end;
    confirms boolean := tg_table_name = 'guardianship_departureconfirmation';
begin
    if session_user <> current_user then
        perform pg_advisory_xact_lock(hashtextextended(new.child_id::text, 41));
    end if;
    if not exists (select from guardianship_departure d where d.id = announced and d.child_id = new.child_id) then
        raise insufficient_privilege using message = 'this announcement is of another file';
    end if;
    if exists (select from guardianship_departureconfirmation c where c.departure_id = announced) and not confirms then
        raise check_violation using message = 'this announcement is in effect', constraint = 'departure_in_effect';
    end if;
    if exists (select from guardianship_departurewithdrawal w where w.departure_id = announced)
        and tg_table_name <> 'guardianship_departurewithdrawal' then
        raise check_violation using message = 'this announcement was withdrawn', constraint = 'departure_withdrawn';
    end if;
    if not confirms then
        return new;
    end if;
    if not exists (select from guardianship_departure d where d.id = announced and d.current) then
        raise check_violation using message = 'this announcement was replaced', constraint = 'departure_withdrawn';
    end if;
    if (select count(*) from guardianship_departurecheck k where k.departure_id = announced and k.current
        and k.outcome <> 'declines') <> 3 then
        raise check_violation using message = 'not everybody was asked', constraint = 'departure_not_asked';
    end if;
    if not exists (select from guardianship_departure d join register_absence a on a.adult_id = d.adult_id
        where d.id = announced and a.id = new.absence_id and a.current
            and (a.holds_to is null or a.holds_to > access_today())) then
        raise check_violation using message = 'the absence is of somebody else', constraint = 'departure_of_another';
    end if;
    if session_user <> current_user and new.confirmed_on <> access_today() then
        raise check_violation using message = 'it is confirmed today', constraint = 'departure_confirmed_today';
    end if;
    return new;
end $$;

create trigger confirmable before insert on guardianship_departureconfirmation
    for each row execute function guardianship_confirmable();
create trigger confirmable before insert on guardianship_departurewithdrawal
    for each row execute function guardianship_confirmable();
create trigger confirmable before insert on guardianship_departurecheck
    for each row execute function guardianship_confirmable();
create trigger confirmable before insert on guardianship_departure
    for each row when (new.replaces_id is not null) execute function guardianship_confirmable();
