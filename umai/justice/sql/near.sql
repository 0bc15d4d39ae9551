-- Answers the other children near the suspects of these incidents (first rows) that stand and were not found
-- unfounded: whom a suspect cares for, whose parent a suspect is, who lives with a suspect, and the brothers,
-- sisters and housemates of the child of the incident. All records of a child are one `person` and have one
-- `home`: the household of the register, else the carer, else the child. `decision` and `visit_at`: what stands
-- for the child by a current decision, null where nobody decided; `since`: when the first suspect was written
-- down. A line without a child, for an incident whose suspects have no such child on the register, asks for the
-- household that it does not know. Who was born on `born_after` or before is grown up (null: nobody is), and
-- whose case ended with the child's death is left out. No role may run it: it looks beyond every reach.
-- Called by: justice_elsewhere, justice_households, justice_hushed, justice_match_told, justice_signal_near, rehearsal/justice/household_rows.py.
create function justice_near(incidents uuid[], born_after date)
returns table(incident uuid, child uuid, person uuid, home uuid, how text, decision uuid, visit_at timestamptz, since timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare day date := access_today();
begin
    return query
    with named as materialized (
        select i.line, register_one_with(array[i.child_id]) as own,
            (select min(s.recorded_at) from justice_suspect s where s.incident_id = i.line and s.current) as since
        from justice_incident i where i.line = any (incidents) and i.current and not justice_is_unfounded(i.line)),
    suspects as materialized (
        select distinct n.line, a.adult from named n join justice_suspect s on s.incident_id = n.line and s.current
            cross join lateral unnest(justice_same_adult(s.adult_id)) a (adult)
        where s.adult_id is not null),
    living as not materialized (
        select m.household_id, m.adult_id, m.child_id from register_membership m
        where m.current and (m.holds_to is null or m.holds_to > day) and (m.holds_from is null or m.holds_from <= day)),
    caring as not materialized (
        select c.carer_id, c.child_id from register_carearrangement c
        where c.current and c.carer_id is not null and (c.holds_to is null or c.holds_to > day)
            and (c.holds_from is null or c.holds_from <= day)),
    found as materialized (
        select s.line, c.child_id, 'care' as how, 1 as turn from suspects s join caring c on c.carer_id = s.adult
        union all
        select s.line, k.child_id, 'own', 2 from suspects s join register_kinship k on k.adult_id = s.adult and k.current
            and k.relation in ('mother', 'father', 'stepmother', 'stepfather')
        union all
        select s.line, m.child_id, 'lives', 3 from suspects s join living h on h.adult_id = s.adult
            join living m on m.household_id = h.household_id and m.child_id is not null
        union all
        select n.line, k.child_id, 'sibling', 4 from named n join register_kinship p on p.child_id = any (n.own)
            and p.current and p.relation in ('mother', 'father')
            join register_kinship k on k.adult_id = p.adult_id and k.current and k.relation in ('mother', 'father')
        where n.since is not null
        union all
        select n.line, m.child_id, 'sibling', 4 from named n join living h on h.child_id = any (n.own)
            join living m on m.household_id = h.household_id and m.child_id is not null
        where n.since is not null),
    others as materialized (
        select distinct on (n.line, f.child_id) n.line, n.since, f.child_id, f.how,
            case when exists (select from register_merge m where m.current
                    and (m.child_id = f.child_id or m.other_id = f.child_id))
                then register_one_with(array[f.child_id]) else array[f.child_id] end as records
        from found f join named n on n.line = f.line and f.child_id <> all (n.own)
        where not exists (select from register_identity i where i.child_id = f.child_id and i.current
                and register_grown_up(i.birth_date, i.birth_precision, born_after))
            and not exists (select from intake_closure x join intake_closingproposal p on p.id = x.proposal_id
                where x.child_id = f.child_id and p.reason = 'died')
        order by n.line, f.child_id, f.turn)
    select o.line, o.child_id, one.id, coalesce(house.id, carer.id, one.id), o.how, d.line, d.at, o.since
    from others o
        cross join lateral (select r.id from unnest(o.records) r (id) order by r.id limit 1) one
        left join lateral (select l.household_id as id from living l where l.child_id = any (o.records)
            order by l.household_id limit 1) house on true
        left join lateral (select c.carer_id as id from caring c where c.child_id = any (o.records)
            order by c.carer_id limit 1) carer on true
        left join lateral (select x.line, x.at from justice_householddecision x
            where x.incident_id = o.line and x.current and x.children && o.records
            order by x.at desc nulls last, x.id limit 1) d on true
    union all
    select n.line, null, null, null, '', d.line, d.at, n.since
    from named n
        left join lateral (select x.line, x.at from justice_householddecision x
            where x.incident_id = n.line and x.current and x.home is null
            order by x.at desc nulls last, x.id limit 1) d on true
    where n.since is not null
        and not exists (select from others o where o.line = n.line and o.how <> 'sibling');
end $$;
