-- Refuses to say that an office was told by a signal that is not about a child near the suspect of the incident: such a
-- signal would end with the incident. The owner is exempt.
-- Called by: trigger near.
create function justice_signal_near() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if session_user = current_user then return new; end if;
    if not exists (select from justice_near(array[new.incident_id], null) n
        where n.person is not null and justice_signal_of(n.incident, n.person) = new.signal_id)
    then
        raise check_violation using message = 'this signal is about another child', constraint = 'signal_of_household';
    end if;
    return new;
end $$;

create trigger near before insert on justice_householdsignal for each row
    when (new.why <> 'struck') execute function justice_signal_near();
