-- Answers the other current incidents that belong to these, and by what: the same child in all its records, a
-- household in which both children lived on the day or live today, the same suspect, the same house. Two suspects
-- are one where they are one adult of the register, a parent of one child in two records that were joined, or
-- where a person said so; `is_sure` is false where only what is known of both names and years speaks for it, by
-- as many bits as the law asks. `question` stands for the two suspects of a tie by name. Where a person of the
-- one file said that it is another person, the tie is none for that file. No role may run it: it looks beyond
-- every reach.
-- Called by: justice_question_is_asked, justice_renew_repeated, justice_repeated.
create function justice_ties(asked uuid[])
returns table(line uuid, other uuid, tie text, is_sure boolean, question uuid)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
begin
    return query
    with mine as materialized (
        select i.line as one, i.child_id, i.happened_on, r.id as record
        from justice_incident i cross join lateral unnest(register_one_with(array[i.child_id])) r (id)
        where i.line = any (asked) and i.current and not justice_is_unfounded(i.line)),
    homes as materialized (
        select distinct m.one, h.household_id
        from mine m join register_membership h on h.child_id = m.record and h.current
        where justice_holds(h.holds_from, h.holds_to, m.happened_on)),
    housed as materialized (
        select distinct h.one, r.id as record, o.id as member
        from homes h join register_membership o on o.household_id = h.household_id and o.current
                and o.child_id is not null
            cross join lateral unnest(register_one_with(array[o.child_id])) r (id)
        where not exists (select from mine m where m.one = h.one and m.record = o.child_id)),
    named as materialized (
        select s.incident_id as one, s.id, s.adult_id
        from justice_suspect s where s.incident_id = any (asked) and s.current),
    adults as materialized (
        select n.one, n.adult_id from named n where n.adult_id is not null
        union
        select n.one, b.adult_id
        from named n join register_kinship k on k.adult_id = n.adult_id and k.current
                and k.relation in ('mother', 'father')
            cross join lateral unnest(register_one_with(array[k.child_id])) r (id)
            join register_kinship b on b.child_id = r.id and b.current and b.relation = k.relation
        where r.id <> k.child_id),
    met as (
        select n.one, n.id as suspect, t.suspect_id as theirs, max(least(k.given_bits, t.given_bits)) as given_bits,
            sum(least(k.root_bits, t.root_bits)) as root_bits, min(k.birth_year) as year,
            min(t.birth_year) as other_year, max(greatest(k.enough, t.enough)) as enough
        from named n join justice_suspectkey k on k.suspect_id = n.id
            join justice_suspectkey t on t.given = k.given and t.root = k.root and t.suspect_id <> k.suspect_id
        group by n.one, n.id, t.suspect_id, k.given),
    likely as (
        select distinct m.one, s.incident_id as theirs, md5(m.suspect::text || m.theirs)::uuid as key
        from met m join justice_suspect s on s.id = m.theirs and s.current and s.incident_id <> m.one
        where justice_bits_of_years(m.year, m.other_year) is not null
            and m.given_bits + m.root_bits + justice_bits_of_years(m.year, m.other_year) >= m.enough),
    judged as (
        select l.one, l.theirs, l.key, a.same, exists (
            select from justice_suspectsame b join justice_suspect x on x.incident_id = l.theirs and x.current
                join named n on n.one = l.one
            where b.incident_id = l.theirs and b.current and b.same
                and b.question = md5(x.id::text || n.id)::uuid
                and l.key = md5(n.id::text || x.id)::uuid) as said_there
        from likely l
            left join justice_suspectsame a on a.incident_id = l.one and a.question = l.key and a.current),
    found as (
        select m.one, o.line as theirs, 'child' as how, true as sure, null::uuid as key
        from mine m join justice_incident o on o.child_id = m.record and o.current and o.line <> m.one
        union
        select h.one, o.line, 'household', true, null
        from housed h join register_membership l on l.id = h.member
            join justice_incident o on o.child_id = h.record and o.current and o.line <> h.one
        where justice_holds(l.holds_from, l.holds_to, o.happened_on)
        union
        select a.one, s.incident_id, 'suspect', true, null
        from adults a join justice_suspect s on s.adult_id = a.adult_id and s.current and s.incident_id <> a.one
        union
        select j.one, j.theirs, 'suspect', coalesce(j.same, false) or j.said_there, j.key
        from judged j where coalesce(j.same, true)
        union
        select mine_at.incident_id, t.incident_id, 'address', true, null
        from justice_incidenttrace mine_at join justice_incidenttrace t
            on t.settlement_id = mine_at.settlement_id and t.house = mine_at.house
                and t.incident_id <> mine_at.incident_id
        where mine_at.incident_id = any (asked))
    select f.one, f.theirs, f.how, f.sure, f.key
    from found f join justice_incident o on o.line = f.theirs and o.current
    where f.one in (select m.one from mine m) and not justice_is_unfounded(o.line);
end $$;
