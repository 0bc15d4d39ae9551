-- Answers the adults among whom a child would live with the applicant: the applicant, who lives in a household
-- of theirs or of the child that they care for already, and who takes care of a child of such a household; and
-- whoever is the same person in records that somebody joined. An adult of another district is one and the same
-- only where a person said so: no likeness counts. `is_recorded`: whether any such household stands on the
-- register. No role may run it: it looks beyond every reach.
-- Called by: guardianship_look_around, guardianship_offices_shown.
create function guardianship_household_of(application uuid, out adults uuid[], out is_recorded boolean)
language sql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
    with asked as (
        select a.applicant_id as adult, r.id as child
        from guardianship_guardianshipapplication a
            cross join lateral unnest(register_one_with(array[a.child_id])) r (id)
        where a.id = application),
    lasting as not materialized (
        select m.household_id, m.adult_id, m.child_id from register_membership m
        where m.current and (m.holds_to is null or m.holds_to >= access_today())),
    caring as not materialized (
        select c.carer_id, c.child_id from register_carearrangement c
        where c.current and c.carer_id is not null and (c.holds_to is null or c.holds_to >= access_today())),
    homes as materialized (
        select m.household_id from asked join lasting m on m.adult_id = asked.adult
        union
        select m.household_id from (select distinct adult from asked) who
            join caring c on c.carer_id = who.adult and c.child_id in (select child from asked)
            join lasting m on m.child_id in (select child from asked)),
    living as materialized (
        select adult from asked
        union select m.adult_id from homes join lasting m using (household_id) where m.adult_id is not null
        union select c.carer_id from homes join lasting m using (household_id) join caring c on c.child_id = m.child_id)
    select array(
        select adult from living
        union
        select other.adult_id from living
            join register_kinship k on k.adult_id = living.adult and k.current and k.relation in ('mother', 'father')
            cross join lateral unnest(register_one_with(array[k.child_id])) r (id)
            join register_kinship other on other.child_id = r.id and other.current and other.relation = k.relation
        where r.id <> k.child_id),
        exists (select from homes)
$$;
