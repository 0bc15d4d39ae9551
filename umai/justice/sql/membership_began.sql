-- Looks whether a household that somebody joins has now a child beside an adult with an incident of violence.
-- Called by: trigger carer_alarm.
create function justice_membership_began() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_alarm(
        array(select m.adult_id from register_membership m where m.household_id = new.household_id and m.current
            and m.adult_id is not null and coalesce(m.holds_to >= access_today(), true)
            and m.adult_id = coalesce(new.adult_id, m.adult_id)),
        array(select m.child_id from register_membership m where m.household_id = new.household_id and m.current
            and m.child_id is not null and coalesce(m.holds_to >= access_today(), true)
            and m.child_id = coalesce(new.child_id, m.child_id)), 'household');
    return null;
end $$;

create trigger carer_alarm after insert on register_membership for each row
    when (new.why <> 'struck' and coalesce(new.holds_to >= access_today(), true))
    execute function justice_membership_began();
