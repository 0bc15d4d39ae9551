-- Refuses to end a signal with a case unless a case names the signal as one it began or goes on with.
-- The owner, who loads lists, is exempt.
-- Called by: trigger with_case.
create function intake_origin_known() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and not exists (
        select from intake_origin o where o.signal_id = new.signal_id and o.current) then
        raise insufficient_privilege using message = 'no case began or goes on with this signal';
    end if;
    return new;
end $$;

-- The other endings answer a signal without a case.
create trigger with_case before insert on identification_signalending for each row when (new.how::text in ('case', 'in_case')) execute function intake_origin_known();
