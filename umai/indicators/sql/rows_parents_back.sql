-- Answers the children to whom a parent came back in these days, each once, by where the parent had been; of several
-- returns the last counts. A parent who left again by the next day did not come back.
-- Called by: nobody in the program.
create function indicators_rows_parents_back(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    away_where text, country text, sex text, age text, days int)
language sql stable
as $$
    with away as materialized (
        select a.* from register_absence a
        where case when known_at is null then a.current else a.recorded_at <= known_at and a.why <> 'struck'
            and not exists (select from register_absence r where r.replaces_id = a.id and r.recorded_at <= known_at) end
    )
    select distinct on (coalesce(g.lead, k.child_id)) a.id, coalesce(g.lead, k.child_id),
        case when known_at is null then k.district_id
            else (select h.district_id from indicators_district_then(k.child_id, k.district_id, known_at) h) end,
        k.municipality_id, null::uuid, null::uuid, a.holds_to, a.kind,
        case when a.kind <> 'external' then 'none' when a.country = '' then 'unknown' else a.country end,
        coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, a.holds_to), a.holds_to - a.holds_from
    from away a
    join register_kinship k on k.adult_id = a.adult_id and k.relation in ('mother', 'father')
        and case when known_at is null then k.current else k.recorded_at <= known_at and k.why <> 'struck'
            and not exists (select from register_kinship r where r.replaces_id = k.id and r.recorded_at <= known_at) end
    left join register_merged(null, known_at) g on g.record = k.child_id
    left join indicators_people(known_at) p on p.child_id = coalesce(g.lead, k.child_id)
    where a.holds_to between since and until
        and not exists (select from away n where n.adult_id = a.adult_id and n.id <> a.id
            and (n.holds_from is null or n.holds_from <= a.holds_to + 1) and (n.holds_to is null or n.holds_to > a.holds_to))
    order by coalesce(g.lead, k.child_id), a.holds_to desc, a.id
$$;
