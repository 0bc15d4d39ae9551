-- Refuses that a child came to a carer by a care that was replaced or struck, or to a parent. Asks with the rights
-- of who writes: a parent of whom only a record out of reach knows is a carer here, as the pages show it.
-- Called by: trigger placeable.
create function guardianship_placeable() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
declare
    placed record;
begin
    select c.id, c.institution, c.carer_id into placed from register_carearrangement c
    where c.id = new.care_id and c.child_id = new.child_id and c.current;
    if placed.id is null then
        raise check_violation using message = 'this care was replaced', constraint = 'placement_care_replaced';
    end if;
    if placed.institution = '' and exists (
        select from register_kinship k where k.child_id = any (register_one_seen(new.child_id))
            and k.adult_id = placed.carer_id and k.current and k.relation in ('mother', 'father'))
    then
        raise check_violation using message = 'this is a parent', constraint = 'placement_with_a_parent';
    end if;
    return new;
end $$;

create trigger placeable before insert on guardianship_careplacement
    for each row execute function guardianship_placeable();
