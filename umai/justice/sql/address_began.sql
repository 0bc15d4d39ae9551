-- Looks whether a child moved together with an adult who has an incident of violence with another child: with its
-- carer, or with somebody of its household. An adult has no address of its own on the register.
-- Called by: trigger carer_alarm.
create function justice_address_began() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    perform justice_alarm(array(
        select c.carer_id from register_carearrangement c where c.child_id = new.child_id and c.current
            and c.carer_id is not null and coalesce(c.holds_to >= access_today(), true)
        union
        select a.adult_id from register_membership m join register_membership a on a.household_id = m.household_id
                and a.current and a.adult_id is not null and coalesce(a.holds_to >= access_today(), true)
            where m.child_id = new.child_id and m.current and coalesce(m.holds_to >= access_today(), true)),
        array[new.child_id], 'address');
    return null;
end $$;

create trigger carer_alarm after insert on register_address for each row
    when (new.kind = 'actual' and new.why <> 'struck' and new.holds_to is null)
    execute function justice_address_began();
