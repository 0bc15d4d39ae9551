-- Refuses what was not sent by the function of the public site, which asks for a code; that a used code is taken
-- back; and that what was sent is taken over into an announcement that came by another way. The owner is exempt,
-- because it loads many files at once.
-- Called by: trigger sent_by_code.
create function guardianship_sent_by_code() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if tg_table_name = 'guardianship_sentannouncement' then
        if session_user <> 'umai_public' then
            raise insufficient_privilege using message = 'only whoever has the code sends an announcement';
        end if;
        return new;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(new.child_id::text, 41));
    if tg_table_name = 'guardianship_invitationtakenback' and exists (
            select from guardianship_sentannouncement s
            where s.invitation_id = (to_jsonb(new) ->> 'invitation_id')::uuid) then
        raise check_violation using message = 'this code was used', constraint = 'code_was_used';
    end if;
    if tg_table_name = 'guardianship_sentannouncementanswer' and exists (
            select from guardianship_departure d
            where d.id = (to_jsonb(new) ->> 'departure_id')::uuid and d.way <> 'site') then
        raise check_violation using message = 'this announcement came by another way', constraint = 'not_by_code';
    end if;
    return new;
end $$;

create trigger sent_by_code before insert on guardianship_sentannouncement
    for each row execute function guardianship_sent_by_code();
create trigger sent_by_code before insert on guardianship_invitationtakenback
    for each row execute function guardianship_sent_by_code();
create trigger sent_by_code before insert on guardianship_sentannouncementanswer
    for each row execute function guardianship_sent_by_code();
