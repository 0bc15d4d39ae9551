-- Answers the children in formal care on the day `until`, each once: in an institution, with a foster family, under
-- guardianship by a court or for the time being. Of several such arrangements the one that began last counts.
-- Called by: nobody in the program.
create function indicators_rows_formal_care(since date, until date, known_at timestamptz)
returns table(id uuid, child_id uuid, district_id int, municipality_id int, worker_id uuid, case_id uuid, day date,
    carer text, arrangement text, paper text, placed text, care_type text, sex text, age text, days int)
language sql stable
as $$
    select distinct on (coalesce(g.lead, r.child_id)) r.id, coalesce(g.lead, r.child_id), r.district_id, r.municipality_id,
        null::uuid, null::uuid, r.day, r.carer, r.arrangement, r.paper,
        case when r.arrangement in ('institution', 'foster') then r.arrangement else 'guardianship' end,
        case r.arrangement when 'institution' then 'institution' else 'family' end,
        coalesce(p.sex, 'unknown'), indicators_age(p.birth_date, until), null::int
    from indicators_rows_care(since, until, known_at) r
    left join register_merged(null, known_at) g on g.record = r.child_id
    left join indicators_people(known_at) p on p.child_id = coalesce(g.lead, r.child_id)
    where r.arrangement in ('institution', 'foster', 'court', 'preliminary')
    order by coalesce(g.lead, r.child_id), r.day desc nulls last, r.id
$$;
