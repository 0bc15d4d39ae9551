-- Gives a worker an account under this name if there is none, and a one-time code of which this is the
-- hash, good for 24 hours; earlier codes of the account end. Answers the account; null where the name is
-- another person's. For an administrator and never for oneself. Security definer: accounts are closed to
-- the web role.
-- Called by: umai/offices/people/actions.py.
create function offices_give_code(
    whose uuid, called text, code bytea
) returns bigint
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare account bigint;
begin
    if coalesce(access_role() <> 'administrator' or access_worker() = whose, true) then
        raise insufficient_privilege using message = 'the speaker gives nobody this code';
    end if;
    insert into staff_account (username, password, email, worker_id, is_active)
        values (called, '!' || gen_random_uuid(), '', whose, true) on conflict (username) do nothing;
    select a.id into account from staff_account a where a.username = called and a.worker_id = whose for update;
    if account is null then return null; end if;
    update staff_enrolment e set expires_at = now()
        where e.account_id = account and e.used_at is null and e.expires_at > now();
    insert into staff_enrolment (account_id, code_hash, expires_at)
        values (account, code, now() + interval '24 hours');
    return account;
end $$;
