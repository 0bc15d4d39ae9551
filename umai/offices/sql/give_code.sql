-- Gives an account a one-time code of which this is the hash, good for 24 hours; earlier codes of the account
-- end. For an administrator and never for oneself; for an account in use the database asks for the request
-- to which another person agreed (offices_code_by_two). Security definer: accounts are closed to the web role.
-- Called by: umai/offices/requests/actions.py.
create function offices_give_code(
    which bigint, code bytea, asked uuid
) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform 1 from staff_account a where a.id = which and a.worker_id <> access_worker() for update;
    if not found or access_role() is distinct from 'administrator' then
        raise insufficient_privilege using message = 'the speaker gives nobody this code';
    end if;
    update staff_enrolment e set expires_at = now()
        where e.account_id = which and e.used_at is null and e.expires_at > now();
    insert into staff_enrolment (account_id, code_hash, expires_at, request_id)
        values (which, code, now() + interval '24 hours', asked);
end $$;
