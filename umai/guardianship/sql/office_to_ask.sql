-- Answers the office that knows a file of this district: its department; or, where `higher`, the oblast over it;
-- the Ministry where neither is in the system. No role may run it.
-- Called by: guardianship_look_around, guardianship_offices_shown, justice_keeping_office.
create function guardianship_office_to_ask(held_in int, higher boolean) returns uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select o.id
    from places_place p join staff_office o on coalesce(o.to_on >= access_today(), true)
        and (o.kind = 'district' and o.place_id = p.id and not higher
            or o.kind = 'oblast' and (o.place_id = p.parent_id or o.place_id = p.id)
            or o.kind = 'ministry')
    where p.id = held_in
    order by array_position(array['district', 'oblast', 'ministry'], o.kind::text), o.id
    limit 1
$$;
