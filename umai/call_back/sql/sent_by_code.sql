-- Refuses a request that was not sent by the function of the public site, which asks for a code, and that a used
-- code is taken back. The owner is exempt, because it loads many files at once.
-- Called by: trigger sent_by_code.
create function call_back_sent_by_code() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if tg_table_name = 'call_back_callrequest' then
        if session_user <> 'umai_public' then
            raise insufficient_privilege using message = 'only whoever has the code asks for a call';
        end if;
        return new;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(new.child_id::text, 41));
    if exists (select from call_back_callrequest r where r.code_id = (to_jsonb(new) ->> 'code_id')::uuid) then
        raise check_violation using message = 'this code was used', constraint = 'call_code_was_used';
    end if;
    return new;
end $$;

create trigger sent_by_code before insert on call_back_callrequest
    for each row execute function call_back_sent_by_code();
create trigger sent_by_code before insert on call_back_callcodetakenback
    for each row execute function call_back_sent_by_code();
