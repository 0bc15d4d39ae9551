-- Refuses to confirm an announcement before the papers of the parent were seen, the carer agreed and the other
-- parent was asked; an announcement that was withdrawn or struck; and the absence of somebody else. Refuses to
-- withdraw one that was confirmed.
-- Called by: trigger confirmable.
create function guardianship_confirmable() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.child_id::text, 41));
    if tg_table_name = 'guardianship_departurewithdrawal' then
        if exists (select from guardianship_departureconfirmation c where c.departure_id = new.departure_id) then
            raise check_violation using message = 'this announcement is in effect', constraint = 'departure_in_effect';
        end if;
        return new;
    end if;
    if exists (select from guardianship_departurewithdrawal w where w.departure_id = new.departure_id)
        or not exists (select from guardianship_departure d where d.id = new.departure_id and d.current) then
        raise check_violation using message = 'this announcement was withdrawn', constraint = 'departure_withdrawn';
    end if;
    if (select count(*) from guardianship_departurecheck k where k.departure_id = new.departure_id and k.current
        and k.outcome <> 'declines') <> 3 then
        raise check_violation using message = 'not everybody was asked', constraint = 'departure_not_asked';
    end if;
    if not exists (select from guardianship_departure d join register_absence a on a.adult_id = d.adult_id
        where d.id = new.departure_id and a.id = new.absence_id) then
        raise check_violation using message = 'the absence is of somebody else', constraint = 'departure_of_another';
    end if;
    return new;
end $$;

create trigger confirmable before insert on guardianship_departureconfirmation
    for each row execute function guardianship_confirmable();
create trigger confirmable before insert on guardianship_departurewithdrawal
    for each row execute function guardianship_confirmable();
