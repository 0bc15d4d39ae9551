-- Answers whether this child, a parent or a carer has the surname of the worker (`same_surname`), and whether
-- the child lives in the worker's village (`own_village`). Neither is unusual for the social worker of the
-- municipality that holds the file: who works in the own village meets the own village and its surnames.
-- Called by: opens_unusual.
create function opens_near(who uuid, post text, office uuid, child uuid, out same_surname boolean, out own_village boolean)
language plpgsql stable
set search_path = pg_catalog, public, pg_temp
as $$
declare stem text; home int;
begin
    same_surname := false;
    own_village := false;
    if post = 'social_worker' and exists (
        select from register_child c join staff_office o on o.id = office join places_place p on p.id = o.place_id
        where c.id = child and c.municipality_id = p.municipality_id) then
        return;
    end if;
    select opens_stem(w.surname), n.dwelling_id into stem, home
        from staff_worker w left join staff_particulars n on n.worker_id = w.id where w.id = who;
    same_surname := stem <> '' and (
        exists (select from register_identity i where i.child_id = child and i.current and opens_stem(i.surname) = stem)
        or exists (
            select from (
                select k.adult_id as adult from register_kinship k where k.child_id = child and k.current
                union select a.carer_id from register_carearrangement a where a.child_id = child and a.current) near
            join register_adultidentity i on i.adult_id = near.adult and i.current
            where opens_stem(i.surname) = stem));
    own_village := home is not null and exists (
        select from register_address a where a.child_id = child and a.current and a.kind = 'actual'
            and a.settlement_id = home and coalesce(a.holds_to >= access_today(), true));
end $$;
