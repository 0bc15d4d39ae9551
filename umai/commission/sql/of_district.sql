-- Answers the Commission of a district; null where it has none today.
-- Called by: commission_go_along, commission_of_commission.
create function commission_of_district(district int) returns uuid
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select o.id from staff_office o where o.place_id = district and o.kind = 'commission'
        and (o.to_on is null or o.to_on >= access_today()) order by o.id limit 1
$$;
