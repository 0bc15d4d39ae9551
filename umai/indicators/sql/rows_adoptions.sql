-- Answers the children who were adopted in these days, each once, by the first day on which an adoption holds as an office
-- wrote it down. That a child was adopted is sealed: it is counted for the country and shown to nobody, and is told apart by
-- no district. An adoption of which nobody wrote the day counts in no period.
-- Called by: nobody in the program.
create function indicators_rows_adoptions(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    sex text, age text, days int)
language sql stable
as $$
    select distinct on (coalesce(g.lead, a.child_id)) a.id, coalesce(g.lead, a.child_id),
        case when known_at is null then a.district_id
            else (select h.district_id from indicators_district_then(a.child_id, a.district_id, known_at) h) end,
        a.municipality_id, null::uuid, null::uuid, a.holds_from, coalesce(p.sex, 'unknown'),
        indicators_age(p.birth_date, a.holds_from), null::int
    from register_adoption a
    left join register_merged(null, known_at) g on g.record = a.child_id
    left join indicators_people(known_at) p on p.child_id = coalesce(g.lead, a.child_id)
    where a.holds_from between since and until
        and case when known_at is null then a.current else a.recorded_at <= known_at and a.why <> 'struck'
            and not exists (select from register_adoption r where r.replaces_id = a.id and r.recorded_at <= known_at) end
    order by coalesce(g.lead, a.child_id), a.holds_from, a.id
$$;
