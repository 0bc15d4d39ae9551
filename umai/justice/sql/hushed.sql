-- Answers, for these records of children, whose household nothing may reach yet, and until when: near the suspect of
-- an incident for whose household nobody decided (`until` null), or whose visit with the police is still ahead; the
-- child of that incident too (`adult` null). Of any other of these children, the adults of the family who live in
-- such a household, take care of a child there, or are the suspect: a call to them would warn. It answers whoever
-- asks, also of sealed incidents and those of other offices, so only an absence may follow from it, and no word. A
-- child of another office is let go when that office has answered the signal by which it was told. All records that
-- are one child count. No role may run it.
-- Called by: justice_hush_shown, justice_not_to_call.
create function justice_hushed(children uuid[])
returns table(child uuid, adult uuid, incident uuid, until timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare around uuid[];
begin
    around := array(
        with records as materialized (
            select r.id from unnest(register_one_with(children)) r (id)),
        family as materialized (
            select k.adult_id as id from records r join register_kinship k on k.child_id = r.id and k.current
            union select c.carer_id from records r join register_carearrangement c on c.child_id = r.id and c.current
                where c.carer_id is not null),
        homes as materialized (
            select m.household_id from records r join register_membership m on m.child_id = r.id and m.current
            union select m.household_id from family f join register_membership m on m.adult_id = f.id and m.current),
        adults as (
            select id from family
            union select m.adult_id from homes join register_membership m using (household_id)
                where m.current and m.adult_id is not null),
        kin as (
            select id from records
            union select k.child_id from family f join register_kinship k on k.adult_id = f.id and k.current
                and k.relation in ('mother', 'father')
            union select m.child_id from homes join register_membership m using (household_id)
                where m.current and m.child_id is not null)
        select s.incident_id from adults a cross join lateral unnest(justice_same_adult(a.id)) x (id)
            join justice_suspect s on s.adult_id = x.id and s.current
        union
        select i.line from kin cross join lateral unnest(register_one_with(array[kin.id])) o (id)
            join justice_incident i on i.child_id = o.id and i.current
            and exists (select from justice_suspect s where s.incident_id = i.line and s.current));
    if cardinality(around) = 0 then return; end if;
    return query
    with waits as materialized (
        select n.incident, n.person, n.visit_at from justice_near(around, null) n
        where n.visit_at > now() or n.decision is null and not exists (
            select from unnest(register_one_with(array[n.person])) o (id)
                join identification_signal s on s.id = justice_signal_of(n.incident, o.id)
            where s.ended_at is not null)),
    there as materialized (
        select w.incident, w.visit_at, r.id from waits w cross join lateral unnest(register_one_with(array[w.person])) r (id)
        union
        select w.incident, w.visit_at, r.id from waits w join justice_incident i on i.line = w.incident and i.current
            cross join lateral unnest(register_one_with(array[i.child_id])) r (id)),
    asked as materialized (
        select a.id, r.id as record from unnest(children) a (id) cross join lateral unnest(register_one_with(array[a.id])) r (id)),
    warning as (
        select t.incident, t.visit_at, c.carer_id as adult from there t
            join register_carearrangement c on c.child_id = t.id and c.current and c.carer_id is not null
            where c.holds_to is null
        union select t.incident, t.visit_at, o.adult_id from there t
            join register_membership m on m.child_id = t.id and m.current and m.holds_to is null
            join register_membership o on o.household_id = m.household_id and o.current and o.adult_id is not null
            where o.holds_to is null
        union select w.incident, w.visit_at, x.id from waits w
            join justice_suspect s on s.incident_id = w.incident and s.current and s.adult_id is not null
            cross join lateral unnest(justice_same_adult(s.adult_id)) x (id))
    (select distinct on (q.id, t.incident) q.id, null::uuid, t.incident, t.visit_at
        from there t join asked q on q.record = t.id
        order by q.id, t.incident, t.visit_at desc nulls first)
    union all
    select distinct q.id, w.adult, w.incident, w.visit_at
        from warning w join asked q on exists (
            select from register_kinship k where k.child_id = q.record and k.adult_id = w.adult and k.current
            union all
            select from register_carearrangement c where c.child_id = q.record and c.carer_id = w.adult and c.current);
end $$;
