-- Refuses the answer to a letter that nobody signed, and one of a day before it was signed or ahead.
-- Called by: trigger answered.
create function justice_letter_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not exists (select from justice_dutylettersigning s where s.letter_id = new.letter_id and s.signed
        and new.answered_on between s.signed_on and access_today()) then
        raise check_violation using message = 'no such letter left by then', constraint = 'letter_answered';
    end if;
    return new;
end $$;

create trigger answered before insert on justice_dutyletteranswer
    for each row execute function justice_letter_answered();
