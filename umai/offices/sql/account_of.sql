-- Answers the account of a worker with this sign-in name, and makes it if there is none; null where the name is
-- another person's. For an administrator and never for oneself. Security definer: accounts are closed to the
-- web role.
-- Called by: umai/offices/people/actions.py.
create function offices_account_of(
    whose uuid, called text
) returns bigint
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if coalesce(access_role() <> 'administrator' or access_worker() = whose, true) then
        raise insufficient_privilege using message = 'the speaker gives this person no account';
    end if;
    insert into staff_account (username, password, email, worker_id, is_active)
        values (called, '!' || gen_random_uuid(), '', whose, true) on conflict (username) do nothing;
    return (select a.id from staff_account a where a.username = called and a.worker_id = whose);
end $$;
