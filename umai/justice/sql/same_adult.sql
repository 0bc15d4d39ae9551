-- Answers this adult and whoever is the same person by the mother or father of records that are one child. An
-- adult of two files is one person only where somebody joined the children: no likeness counts. No role may
-- run it.
-- Called by: justice_can_care, justice_hushed, justice_near, call_back_danger.
create function justice_same_adult(adult uuid) returns uuid[]
language sql stable parallel safe security definer
set search_path = pg_catalog, public, pg_temp
as $$
    select array(
        select adult
        union
        select other.adult_id from register_kinship k
            join register_merge m on m.current and (m.child_id = k.child_id or m.other_id = k.child_id)
            cross join lateral unnest(register_one_with(array[k.child_id])) r (id)
            join register_kinship other on other.child_id = r.id and other.current and other.relation = k.relation
        where k.adult_id = adult and k.current and k.relation in ('mother', 'father') and r.id <> k.child_id)
$$;
