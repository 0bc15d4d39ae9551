-- Answers whether somebody signs in with an account of this worker: it has a password or a second factor.
-- Security definer: accounts are closed to the web role.
-- Called by: offices_code_by_two, offices_post_by_two.
create function offices_in_use(holder uuid, account bigint) returns boolean
language plpgsql stable parallel restricted security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return exists (select from staff_account a
        where (a.worker_id = holder or a.id = account)
            and (a.password <> '' and a.password not like '!%'
                or exists (select from mfa_authenticator m where m.user_id = a.id)));
end $$;
