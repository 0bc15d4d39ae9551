-- Refuses that a child was received from abroad on a day that has not come. The owner is exempt.
-- Called by: trigger received.
create function guardianship_received() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user <> current_user and new.returned_on > access_today() then
        raise check_violation using message = 'this day has not come', constraint = 'return_has_come';
    end if;
    return new;
end $$;

create trigger received before insert on guardianship_childreturn
    for each row execute function guardianship_received();
