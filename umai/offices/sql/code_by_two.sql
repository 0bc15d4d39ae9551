-- Refuses a new sign-in code for an account in use unless it was asked for and another person agreed, within
-- seven days and once. A new account needs one person. A code that was given is not turned to another account,
-- and lasts no longer. The owner, who stands at the machine itself, is exempt.
-- Called by: trigger two, umai/review/two_persons.py.
create function offices_code_by_two() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if tg_op = 'UPDATE' then
        if to_jsonb(new) - array['expires_at', 'used_at'] <> to_jsonb(old) - array['expires_at', 'used_at']
            or new.expires_at > old.expires_at or old.used_at is not null and new.used_at is null
        then
            raise check_violation using message = 'a code stays what it is', constraint = 'code_stays';
        end if;
        return new;
    end if;
    if offices_in_use(null, new.account_id) and not exists (
        select from offices_staffrequest r
        where r.id = new.request_id and r.kind = 'code' and r.account_id = new.account_id
            and r.recorded_at > now() - interval '7 days' and offices_agreed(r.id))
    then
        raise check_violation using message = 'another person has to agree to a new code',
            constraint = 'code_by_two';
    end if;
    return new;
end $$;

create trigger two before insert or update on staff_enrolment for each row execute function offices_code_by_two();
