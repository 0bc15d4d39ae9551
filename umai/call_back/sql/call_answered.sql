-- Refuses a further call where the thread has ended, one of a day that has not come, and that a parent was reached, or
-- was not called to keep the child safe, without a word of it. Ends what is owed, once anything but “try again” came
-- of a call: a parent who was not reached is still to be called by the same last day.
-- Called by: trigger goes_on, trigger owed.
create function call_back_call_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_when = 'BEFORE' then
        perform pg_advisory_xact_lock(hashtextextended(new.child_id::text, 41));
        if exists (select from call_back_calltry t where t.request_id = new.request_id and t.outcome <> 'again') then
            raise check_violation using message = 'this was answered', constraint = 'call_request_ends_once';
        end if;
        if new.called_on > access_today() or new.outcome in ('reached', 'unsafe') and trim(new.words) = '' then
            raise check_violation using message = 'a call to come, or without words', constraint = 'call_says_what';
        end if;
        return new;
    end if;
    if new.outcome <> 'again' then
        perform intake_drop_due('call_back', new.request_id, d.case_id)
            from intake_due d where d.owed = 'call_back' and d.of = new.request_id;
    end if;
    return null;
end $$;

create trigger goes_on before insert on call_back_calltry
    for each row execute function call_back_call_answered();
create trigger owed after insert on call_back_calltry
    for each row execute function call_back_call_answered();
