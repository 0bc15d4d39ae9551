-- Moves a child's adults (by kinship) and households to the place where its file is held now. Leaves
-- those of which another child is held in another municipality. Refuses when nobody speaks; whether the
-- speaker may move the file is not asked here, so only functions of the owner may call it.
-- Called by: access_move_rows.
create function register_follow_child(child uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare held record; adults uuid[]; homes uuid[];
begin
    if access_worker() is null then
        raise insufficient_privilege using message = 'nobody is speaking';
    end if;
    select district_id, municipality_id, office_id into strict held from register_child where id = child;
    adults := array(select k.adult_id from register_kinship k where k.child_id = child and k.current
                    and not exists (select 1 from register_kinship o where o.adult_id = k.adult_id and o.current
                                    and o.municipality_id is distinct from held.municipality_id));
    homes := array(select m.household_id from register_membership m where m.child_id = child and m.current
                   and not exists (select 1 from register_membership o where o.household_id = m.household_id
                                   and o.current and o.child_id is not null
                                   and o.municipality_id is distinct from held.municipality_id));
    update register_adult set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where id = any (adults);
    update register_adultidentity set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where adult_id = any (adults);
    update register_absence set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where adult_id = any (adults);
    update register_inability set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where adult_id = any (adults);
    update register_household set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where id = any (homes);
    update register_membership set district_id = held.district_id, municipality_id = held.municipality_id,
        office_id = held.office_id where household_id = any (homes) and child_id is null;
end $$;
