-- Answers the sign-in names of these workers, for a head and an administrator. Security definer: accounts
-- are closed to the web role.
-- Called by: umai/offices/accounts.py.
create function offices_accounts(
    workers uuid[]
) returns TABLE(id bigint, worker_id uuid, username text, is_active boolean)
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return query select a.id, a.worker_id, a.username::text, a.is_active from staff_account a
        where a.worker_id = any (workers) and access_role() in ('head', 'administrator')
        order by a.username;
end $$;
