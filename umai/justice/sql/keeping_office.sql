-- Answers the office to call about a file: the one that holds it, or where none does its district's department.
-- Called by: justice_alarm, justice_near_child, justice_renew_repeated, justice_repeated.
create function justice_keeping_office(office uuid, district int) returns uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce((select o.id from staff_office o where o.id = office and coalesce(o.to_on >= access_today(), true)),
        guardianship_office_to_ask(district, false))
$$;
